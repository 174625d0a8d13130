public import BitextCore

/// For whom a TMX file is written: what the program in question reads, and what it refuses.
public enum TMXProfile: String, Hashable, Sendable, CaseIterable {
  /// TMX 1.4b by its DTD and OmegaT's schema, and by the checks of TMXValidator.
  case strict
  /// OmegaT: two languages, one script of Serbian in a file, since it compares no scripts.
  case omegat
  /// Trados Studio: two languages with regions, properties that begin with `x-`.
  case trados
  /// memoQ: two languages.
  case memoq
  /// Weblate: two languages; it takes `sr-Latn` for its own `sr_Latn`, which no schema allows.
  case weblate
  /// Text without inline codes, for tools that read TMX of level 1 only.
  case level1

  /// Whether a file holds one source and one target language.
  public var isBilingual: Bool { self != .strict && self != .level1 }

  /// Segments longer than this, in characters, are refused by the program; nil where none are.
  public var longestSegment: Int? { self == .trados ? 2_000 : nil }

  /// Files longer than this, in bytes, are refused by the program; nil where none are.
  public var longestFile: Int? { self == .weblate ? 10_000_000 : nil }

  /// How the program spells a tag.
  func spelling(_ tag: LanguageTag) -> String {
    switch self {
    case .trados:
      tag.region == nil
        ? LanguageTag(
          language: tag.language,
          script: tag.script,
          region: Self.regions[tag.language],
          further: tag.further
        ).description
        : tag.description
    default: tag.description
    }
  }

  /// The region that is meant where none is named.
  private static let regions = [
    "en": "US", "sr": "RS", "hr": "HR", "bs": "BA", "sq": "AL", "mk": "MK", "de": "DE", "fr": "FR",
    "it": "IT", "ru": "RU", "es": "ES", "sl": "SI", "bg": "BG", "hu": "HU", "ro": "RO", "el": "GR",
  ]
}

/// Makes of each unit what a profile asks for.
public struct TMXProfileRules: Sendable {
  /// Why a unit does not go into the file.
  public enum Exclusion: String, Hashable, Sendable, CaseIterable {
    case noSource, noTarget, otherScript

    public var description: String {
      switch self {
      case .noSource: "without text in the source language"
      case .noTarget: "without text in the target language"
      case .otherScript: "in the other script"
      }
    }
  }

  public enum Outcome: Hashable, Sendable {
    case unit(TranslationUnit)
    case excluded(Exclusion)
  }

  public let profile: TMXProfile
  /// Exactly as the header has it.
  public let source: LanguageTag
  public let target: LanguageTag

  public init(profile: TMXProfile, source: LanguageTag, target: LanguageTag) {
    self.profile = profile
    self.source = source
    self.target = target
  }

  /// The unit as the file is to have it. O(unit).
  public func outcome(for unit: TranslationUnit) -> Outcome {
    var unit = unit
    if profile.isBilingual {
      guard var own = unit.variants.first(where: { source.covers($0.language) }) else {
        return .excluded(.noSource)
      }
      guard let other = unit.variants.first(where: { target.covers($0.language) }) else {
        let isOtherScript = unit.variants.contains { $0.language.language == target.language }
        return .excluded(isOtherScript ? .otherScript : .noTarget)
      }
      // Readers compare the header with the variant: both have one spelling.
      own.language = source
      unit.variants = [own, other]
    }
    // Written only where they change: that copies all variants.
    let changesProperties = profile == .trados
    if changesProperties { unit.properties = properties(unit.properties) }
    for index in unit.variants.indices {
      if changesProperties {
        unit.variants[index].properties = properties(unit.variants[index].properties)
      }
      let segment = unit.variants[index].segment
      guard segment.hasCodes else { continue }
      unit.variants[index].segment =
        profile == .level1 ? Segment(segment.text) : StrictCodes.of(segment)
    }
    return .unit(unit)
  }

  private func properties(_ properties: [Property]) -> [Property] {
    properties.map { property in
      property.type.hasPrefix("x-")
        ? property : Property(type: "x-" + property.type, value: property.value)
    }
  }
}
