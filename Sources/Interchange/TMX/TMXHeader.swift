public import BitextCore
public import Foundation

/// The `header` of a TMX file (TMX 1.4b section 3.1).
public struct TMXHeader: Hashable, Sendable {
  /// `srclang`: the language of the source, or all of them (`*all*`).
  public enum SourceLanguage: Hashable, Sendable {
    case tag(LanguageTag)
    case all
  }

  public var creationTool: String
  public var creationToolVersion: String
  /// `block`, `paragraph`, `sentence` or `phrase`.
  public var segmentType: String
  /// `o-tmf`: the format of the memory that the file came from.
  public var originalFormat: String
  public var adminLanguage: String
  /// Nil where a file that was read does not say.
  public var sourceLanguage: SourceLanguage?
  public var dataType: String
  public var creationDate: Date?
  public var creator: String?
  public var changeDate: Date?
  public var changer: String?
  public var properties: [Property]
  public var notes: [String]

  /// A header as this program writes it.
  public init(
    sourceLanguage: SourceLanguage?,
    creationToolVersion: String,
    creationDate: Date? = nil,
    properties: [Property] = [],
    notes: [String] = []
  ) {
    creationTool = "skela"
    self.creationToolVersion = creationToolVersion
    segmentType = "sentence"
    originalFormat = "skela"
    adminLanguage = "en"
    self.sourceLanguage = sourceLanguage
    dataType = "plaintext"
    self.creationDate = creationDate
    self.properties = properties
    self.notes = notes
  }

  /// A header of which nothing is known yet.
  init() {
    self.init(sourceLanguage: nil, creationToolVersion: "")
    (creationTool, segmentType, originalFormat, adminLanguage, dataType) = ("", "", "", "", "")
  }
}
