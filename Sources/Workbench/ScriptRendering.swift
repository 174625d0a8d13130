internal import BitextCore
internal import SerbianText

/// Gives the Serbian of units in a script, whatever script it was stored in.
struct ScriptRendering {
  private let scripts: [SerbianScript]
  private let transliterator: SerbianTransliterator

  /// Several scripts give as many variants, in their order.
  init(_ scripts: [SerbianScript]) throws {
    self.scripts = scripts
    transliterator = try SerbianTransliterator()
  }

  /// A text that stands in a script already stays as it is; of the others the first is rendered.
  func rendered(_ unit: TranslationUnit) -> TranslationUnit {
    guard let first = unit.variants.first(where: { $0.language.language == "sr" }) else {
      return unit
    }
    var unit = unit
    let place = unit.variants.firstIndex { $0.language.language == "sr" } ?? 0
    let stored = unit.variants.filter { $0.language.language == "sr" }
    unit.variants.removeAll { $0.language.language == "sr" }
    let wanted = scripts.flatMap { script -> [TranslationUnitVariant] in
      let present = stored.filter { $0.language.script == script.code }
      return present.isEmpty ? [converted(first, to: script)] : present
    }
    unit.variants.insert(contentsOf: wanted, at: min(place, unit.variants.count))
    return unit
  }

  private func converted(
    _ variant: TranslationUnitVariant,
    to script: SerbianScript
  ) -> TranslationUnitVariant {
    var variant = variant
    variant.language.script = script.code
    variant.segment = Segment(
      elements: variant.segment.elements.map { converted($0, isText: true, script) }
    )
    return variant
  }

  /// Native code of a format stays as it is.
  private func converted(
    _ element: Segment.Element,
    isText: Bool,
    _ script: SerbianScript
  ) -> Segment.Element {
    switch element {
    case .text(let text):
      return .text(isText ? transliterator.convert(text, to: script).text : text)
    case .code(var code):
      let holdsText = code.kind == .hi || code.kind == .sub
      code.content = code.content.map { converted($0, isText: holdsText, script) }
      return .code(code)
    }
  }
}
