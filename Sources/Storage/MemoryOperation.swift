public import Foundation

/// A change that one command made to a memory, as its log tells it.
public struct MemoryOperation: Hashable, Sendable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case `import`, align, confirm, delete, restore, replace, undo
    /// A glossary was imported or removed.
    case glossary
  }

  /// Numbers ascend with time and are not used again.
  public var id: Int64
  public var date: Date
  public var kind: Kind
  /// What it worked on: a file, or a pair of articles. Never text of a segment.
  public var subject: String?
  /// Who did it, where that was said.
  public var person: String?
  /// Units, or concepts of a glossary, that it made, changed and deleted. A unit whose articles, confirmation or origin changed
  /// counts as changed.
  public var added: Int
  public var changed: Int
  public var deleted: Int
  /// The operation that this one took back.
  public var undoes: Int64?
  /// The operation that took this one back.
  public var undoneBy: Int64?
  /// Whether what is needed to take it back was given up.
  public var isPruned: Bool

  public init(
    id: Int64,
    date: Date,
    kind: Kind,
    subject: String? = nil,
    person: String? = nil,
    added: Int = 0,
    changed: Int = 0,
    deleted: Int = 0,
    undoes: Int64? = nil,
    undoneBy: Int64? = nil,
    isPruned: Bool = false
  ) {
    self.id = id
    self.date = date
    self.kind = kind
    self.subject = subject
    self.person = person
    self.added = added
    self.changed = changed
    self.deleted = deleted
    self.undoes = undoes
    self.undoneBy = undoneBy
    self.isPruned = isPruned
  }
}
