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
    case .missingSegment: "The text of a variant stands outside of 'seg'; it was kept."
    case .misplacedLanguage: "The language of a variant stands at its 'seg'; it was read there."
    case .noSourceVariant:
      "No variant is of the source language\(about) of the header, which no unit before has either; "
        + "the unit was kept."
    case .codeIdentifier: "An inline code has 'id' where 'x' belongs."
    case .scriptUnlikeTag:
      "The text is in the other script than its language tag says; it is now\(about)."
    case .htmlEntities: "Entities of HTML were resolved:\(about)."
    case .unknownEntity: "Entities that are not declared were kept as text:\(about)."
    case .bareMarkup: "Characters & or < that begin nothing were kept as text:\(about)."
    case .illegalCharacter: "Characters that XML cannot hold were left out:\(about)."
    case .damagedCharacter:
      "Bytes that are no character in the encoding of the file became U+FFFD:\(about). "
        + "Correct the text, or get the file again."
    case .otherEncoding:
      "The bytes are not of the encoding that the file declares or shows; they were read as\(about). "
        + "If letters are wrong, name the encoding with --encoding."
    case .missingEnd:
      "The end of the element\(about) is missing or late; it was set where it must be."
    case .cutVariant: "The text of a variant has no end; the variant was left out."
    case .doubledAttribute: "The attribute\(about) stands twice in one tag; the first was read."
    case .damagedTag: "The tag\(about) is not well-formed; it was read as it seems to be meant."
    case .strayMarkup: "Markup or text that belongs nowhere was passed over."
    case .missingRoot: "The file is not one 'tmx' element with units in it; the units were read."
    case .surrogateReferences: "Characters in two halves were joined:\(about)."
    case .declaredEntity: "Entities that the file declares were read:\(about)."
    case .ignoredAttribute: "The attribute\(about) is not kept."
    case .otherEntries:
      "The archive holds more TMX files, which were read too:\(about). Lines are counted on."
    case .doublyEscaped: "The text in\(about) seems escaped twice; it was kept as it is."
    case .codeAsText: "The text in\(about) seems to hold codes of a format; it was kept as it is."
    case .doubtfulEncoding:
      "Letters seem misread; the text should perhaps be read as\(about). It was kept as it is."
    case .sameText: "All texts of the unit are the same."
    case .noLetters: "The text in\(about) has no letter and no digit."
    case .longText: "The text in\(about) is longer than 2000 characters, which some tools refuse."
    }
  }
}
