public import BitextCore

/// A translation unit as a TMX file held it, and what had to be mended.
public struct TMXUnit: Hashable, Sendable {
  /// Variants in the order of the file, several of one language where the file has them.
  public var unit: TranslationUnit
  /// The language of the source: the unit's own `srclang`, else the header's; nil where neither
  /// says, or where it is `*all*`.
  public var sourceLanguage: LanguageTag?
  /// Where the `tu` begins.
  public var position: SourcePosition
  public var repairs: [TMXRepair]
}

/// Something in a file that is not as TMX 1.4b asks, and was read all the same.
public struct TMXRepair: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A required attribute of the header is missing; detail: its name.
    case missingHeaderAttribute
    /// `version` is missing, or not of a version that was released; detail: the version.
    case unknownVersion
    /// `lang` stands for `xml:lang` although the file is of version 1.4.
    case deprecatedLanguageAttribute
    /// A `prop` or `note` behind the `seg` or `tuv` that it should precede.
    case misplacedProperty
    /// A `prop` without `type`; detail: the type that it was given.
    case untypedProperty
    /// An element that TMX does not know was passed over; detail: its name.
    case unknownElement
    /// A date that cannot be read was left out; detail: the name of the attribute.
    case unreadableDate
    /// A variant was left out because it does not say its language.
    case variantWithoutLanguage
    /// A variant was left out because its language is no language tag.
    case unreadableLanguage
    /// A variant was left out because it holds no text; detail: its language.
    case emptyVariant
    /// The text of a variant stands in no `seg`; it was kept, without the blanks around it.
    case missingSegment
    /// The language of a variant stands at its `seg`.
    case misplacedLanguage
    /// No variant is of the source language that the header names, nor was one in any unit before: the
    /// header is taken to be wrong, and the unit was kept; detail: that language.
    case noSourceVariant
    /// `id` of a `ph` was read as `x`.
    case codeIdentifier
    /// The text is in the other script of Serbian than its tag says: the tag was changed; detail:
    /// the new tag.
    case scriptUnlikeTag
    /// Named entities of HTML, which XML does not have, were read; detail: how many.
    case htmlEntities
    /// References to entities that nobody declared were kept as they are written; detail: how many.
    case unknownEntity
    /// `&` or `<` that begin nothing were read as themselves; detail: how many.
    case bareMarkup
    /// Characters that XML cannot hold were left out; detail: how many.
    case illegalCharacter
    /// Bytes that are no character in the encoding of the file became U+FFFD; detail: how many.
    case damagedCharacter
    /// The bytes are not of the encoding that the file declares or shows; detail: that in which they
    /// were read.
    case otherEncoding
    /// An element has no end, or it comes too late; it was ended where it must; detail: its name.
    case missingEnd
    /// A variant whose text has no end was left out; detail: how many.
    case cutVariant
    /// An attribute stands twice in a tag, and the first was read; detail: its name.
    case doubledAttribute
    /// A tag that is not well-formed, as without quotation marks, was read; detail: its name.
    case damagedTag
    /// Markup or text that belongs nowhere was passed over; detail: how often.
    case strayMarkup
    /// No `tmx` element is around the units, or several are in one file.
    case missingRoot
    /// Both halves of a character, each by itself, were read as the character; detail: how many.
    case surrogateReferences
    /// A notice: entities that the document type of the file declares were read; detail: how many.
    case declaredEntity
    /// An attribute that is not kept, told once in a file; detail: its name.
    case ignoredAttribute
    /// A notice: a zip archive holds more TMX files, which were read too; detail: how many.
    case otherEntries
    /// A notice: text that seems escaped twice, such as `&amp;amp;`; detail: the language.
    case doublyEscaped
    /// A notice: native code of a format stands as text; detail: the language.
    case codeAsText
    /// A notice: letters as they come of reading one encoding as another; detail: the encoding in which
    /// the text should be read.
    case doubtfulEncoding
    /// A notice: all variants have the same text.
    case sameText
    /// A notice: a variant without a letter or a digit; detail: its language.
    case noLetters
    /// A notice: more than 2,000 characters, which some tools refuse; detail: the language.
    case longText

    /// Whether the unit was kept as it is, and a person may want to look at it.
    public var isNotice: Bool {
      switch self {
      case .doublyEscaped, .codeAsText, .doubtfulEncoding, .sameText, .noLetters, .longText,
        .ignoredAttribute, .otherEntries, .declaredEntity:
        true
      default: false
      }
    }
  }

  public var kind: Kind
  /// A name or a number, never text of a segment.
  public var detail: String?
  public var position: SourcePosition

  public init(_ kind: Kind, _ detail: String? = nil, position: SourcePosition) {
    self.kind = kind
    self.detail = detail
    self.position = position
  }
}

/// A unit that cannot be used.
public struct TMXRefusal: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Fewer than two variants have both a language and text.
    case fewerThanTwoVariants
    /// All variants are of one language.
    case oneLanguage
    /// No variant is of the source language, which other units have.
    case noSourceVariant(LanguageTag)
    /// The unit is not well-formed XML: what is wrong, and where.
    case illFormed(String, at: SourcePosition)
  }

  public var reason: Reason
  /// `tuid`, where there is one.
  public var identifier: String?
  public var position: SourcePosition
  public var repairs: [TMXRepair]
}

extension TMXRefusal: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .fewerThanTwoVariants:
      "The unit was left out: fewer than two of its variants have a language and text."
    case .oneLanguage: "The unit was left out: all its variants are of one language."
    case .noSourceVariant(let tag):
      "The unit was left out: none of its variants is of the source language '\(tag)'."
    case .illFormed: "The unit was left out: it is not well-formed XML."
    }
  }
}

/// What a reader gives for each `tu`.
public enum TMXItem: Hashable, Sendable {
  case unit(TMXUnit)
  case refusal(TMXRefusal)
}
