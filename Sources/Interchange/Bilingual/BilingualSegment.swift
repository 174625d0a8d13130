public import BitextCore

/// A segment of a file that a translator fills in: XLIFF or PO.
public struct BilingualSegment: Sendable {
  /// What may be done with the target.
  public enum Status: Hashable, Sendable {
    /// The target is empty and may be filled.
    case open
    /// There is a target that nobody approved; it may be replaced when that is asked for.
    case draft
    /// The target stays as it is, for this reason: "approved", "locked", "not to be translated",
    /// "translated".
    case closed(String)
  }

  /// Whether the translation may go into a memory.
  public enum Readiness: Hashable, Sendable {
    case finished
    /// Why not: a whole sentence without the segment's text.
    case unfinished(String)
  }

  /// Where the source begins.
  public var position: SourcePosition
  /// Nil where the file does not say.
  public var sourceLanguage: LanguageTag?
  public var targetLanguage: LanguageTag?
  /// The source with its inline codes, as the file has it but for blanks at both ends.
  public var source: Segment
  /// The same of the target; nil where there is none.
  public var target: Segment?
  public var status: Status
  public var readiness: Readiness
  /// `msgctxt` of PO.
  public var context: String?
  /// The number of a plural form of PO, from 0.
  public var pluralForm: Int?
}

/// A translation for a segment, from a memory.
public struct BilingualProposal: Hashable, Sendable {
  /// The source in the memory.
  public var source: Segment
  public var target: Segment
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// Percent, 0 to 100.
  public var score: Double
  /// Whether a translator need not look at it again: the source is the segment's own, and nothing
  /// about the translation is a guess.
  public var isExact: Bool

  public init(
    source: Segment,
    target: Segment,
    sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag,
    score: Double,
    isExact: Bool
  ) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.score = score
    self.isExact = isExact
  }
}

/// What filling a file did.
public struct BilingualFilling: Sendable {
  /// The whole file; but for what was filled in byte for byte as it was.
  public var bytes: [UInt8]
  /// Numbers of the segments whose target was filled, and of those that stand there as translated.
  public var filled: Set<Int> = []
  public var exact: Set<Int> = []
  /// Numbers of the segments whose target stays, since inline codes do not agree, or not all plural
  /// forms are known; in XLIFF the proposals stand beside it.
  public var alternativesOnly: Set<Int> = []
}

/// A file of segments with sources and targets, which can be read and filled in.
///
///     let document = try BilingualReader.open(bytes, name: "page.xlf")
///     document.segments                     // what is to be translated
///     document.filled([0: proposals])       // the same file, with a target
public protocol BilingualDocument: Sendable {
  /// "XLIFF 1.2", "XLIFF 2.1", "PO".
  var formatName: String { get }
  /// In the order of the file.
  var segments: [BilingualSegment] { get }
  /// Fills in targets: `proposals` has them by the number of a segment, the best first. Where the
  /// file does not say what language its targets are in, it says `language` from then on.
  /// O(length + proposals).
  func filled(
    _ proposals: [Int: [BilingualProposal]],
    language: LanguageTag
  ) throws(InterchangeError) -> BilingualFilling
}

/// Opens files of either kind.
public enum BilingualReader {
  /// The longest file that is read, in bytes: the whole of it is held in memory, several times.
  public static let lengthLimit = 256 << 20

  /// Reads XLIFF 1.2, 2.0 and 2.1, and PO. The name stands in errors; `targetLanguage` is that of
  /// the targets where the file does not say it.
  ///
  /// Throws with line and column where the file is broken, hostile, or of another format. O(length).
  public static func open(
    _ bytes: [UInt8],
    name: String,
    targetLanguage: LanguageTag? = nil
  ) throws(InterchangeError) -> any BilingualDocument {
    guard bytes.count <= lengthLimit else {
      throw InterchangeError(
        .limit,
        file: name,
        message: "The file is longer than \(lengthLimit >> 20) MB. Split it."
      )
    }
    switch FormatDetection.format(of: bytes, name: name) {
    case .xliff, .xml: return try XLIFFDocument(bytes, name: name)
    case .po: return try PODocument(bytes, name: name, language: targetLanguage)
    case .empty: throw InterchangeError(.invalid, file: name, message: "The file is empty.")
    default:
      throw InterchangeError(
        .invalid,
        file: name,
        message: "This is neither XLIFF nor PO. Name a file of one of these formats."
      )
    }
  }
}
