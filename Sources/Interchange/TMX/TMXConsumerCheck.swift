internal import BitextCore

/// Looks at a finished TMX file as the program of a profile does, and says what that would refuse.
///
/// It imitates what is known of each program's reader; it is not that program.
public enum TMXConsumerCheck {
  /// What the program would refuse, each with its place; empty when nothing. O(length).
  public static func problems(in bytes: [UInt8], profile: TMXProfile) -> [String] {
    var problems: [String] = []
    if let limit = profile.longestFile, bytes.count > limit {
      problems.append("The file is longer than \(limit) bytes.")
    }
    do {
      let reader = try TMXReader(bytes: bytes)
      for repair in reader.headerRepairs { problems.append(repair.description) }
      guard case .tag(let source)? = reader.header.sourceLanguage else {
        return problems + ["The header names no source language."]
      }
      var languages: Set<LanguageTag> = []
      while let item = try reader.next() {
        switch item {
        case .refusal(let refusal): problems.append("\(refusal.position): \(refusal)")
        case .unit(let found):
          problems += self.problems(of: found, source, profile).map { "\(found.position): \($0)" }
          languages.formUnion(found.unit.variants.map(\.language))
        }
      }
      if profile.isBilingual, languages.count > 2 {
        problems.append("There are \(languages.count) languages: two are read.")
      }
    } catch {
      problems.append("\(error)")
    }
    return problems
  }

  private static func problems(
    of found: TMXUnit,
    _ source: LanguageTag,
    _ profile: TMXProfile
  ) -> [String] {
    var problems = found.repairs.filter { !$0.kind.isNotice }.map(\.description)
    let variants = found.unit.variants
    if !variants.contains(where: { $0.language == source }) {
      problems.append("No variant is of the header's language, letter by letter.")
    }
    if profile.isBilingual, variants.count != 2 { problems.append("There are not two variants.") }
    for variant in variants {
      if let limit = profile.longestSegment, variant.segment.text.unicodeScalars.count > limit {
        problems.append("A segment is longer than \(limit) characters.")
      }
      if profile == .level1, variant.segment.hasCodes { problems.append("A segment has codes.") }
      if profile == .trados, variant.language.region == nil {
        problems.append("A language has no region.")
      }
      problems +=
        StrictCodes.of(variant.segment) == variant.segment ? [] : ["A code is not strict."]
    }
    if profile == .trados, !found.unit.properties.allSatisfy({ $0.type.hasPrefix("x-") }) {
      problems.append("A property does not begin with x-.")
    }
    return problems
  }
}
