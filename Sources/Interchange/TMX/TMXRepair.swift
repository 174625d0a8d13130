extension TMXRepair: CustomStringConvertible {
  /// What was mended, in a sentence.
  public var description: String {
    let about = detail.map { " '\($0)'" } ?? ""
    return switch kind {
    case .missingHeaderAttribute: "The header lacks the attribute\(about)."
    case .unknownVersion: "The version\(about) is not known; the file was read as 1.4."
    case .deprecatedLanguageAttribute: "A variant has 'lang' where 'xml:lang' belongs."
    case .misplacedProperty: "A property or note stands in the wrong place; it was kept."
    case .untypedProperty: "A property has no type; it was kept as\(about)."
    case .unknownElement: "The element\(about) is not of TMX; it was passed over."
    case .unreadableDate: "The date in\(about) cannot be read; it was left out."
    case .variantWithoutLanguage: "A variant has no language; it was left out."
    case .unreadableLanguage: "The language\(about) cannot be read; the variant was left out."
    case .emptyVariant: "A variant in\(about) has no text; it was left out."
    case .codeIdentifier: "An inline code has 'id' where 'x' belongs."
    case .scriptUnlikeTag:
      "The text is in the other script than its language tag says; it is now\(about)."
    case .htmlEntities: "Entities of HTML were resolved:\(about)."
    }
  }
}
