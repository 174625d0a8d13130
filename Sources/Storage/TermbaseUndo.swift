internal import GRDB

/// Takes back what an operation did to concepts: switches each of its versions the other way.
struct TermbaseUndo {
  let db: Database
  let operation: MemoryOperation
  let log: OperationLog

  /// The later operation that stands and worked on a concept of this one; nil when there is none.
  func dependent() throws -> (id: Int64, kind: String)? {
    let rows = try SQLStatement(
      db,
      """
      SELECT o.id, o.kind FROM concept_change l
        JOIN operation o ON o.id = l.operation_id JOIN concept a ON a.id = l.concept_id
      WHERE o.id > ?1 AND o.undone_by IS NULL AND (o.undoes IS NULL OR o.undoes < ?1)
        AND (a.glossary_id, a.identifier) IN (
          SELECT b.glossary_id, b.identifier FROM concept_change m
            JOIN concept b ON b.id = m.concept_id WHERE m.operation_id = ?1)
      ORDER BY o.id DESC LIMIT 1
      """
    )
    rows.bind(1, operation.id)
    guard try rows.step() else { return nil }
    defer { rows.reset() }
    return (rows.int64(0), rows.text(1))
  }

  func run() throws {
    // Those that go come first: of an identifier only one version may count.
    let rows = try SQLStatement(
      db,
      """
      SELECT m.concept_id, m.is_current, c.glossary_id, c.identifier FROM concept_change m
        JOIN concept c ON c.id = m.concept_id
        WHERE m.operation_id = ? ORDER BY m.is_current DESC, m.concept_id
      """
    )
    rows.bind(1, operation.id)
    var gone: Set<String> = []
    var (added, changed) = (0, 0)
    var versions: [(id: Int64, isCurrent: Bool)] = []
    while try rows.step() {
      let identity = "\(rows.int64(2)) \(rows.text(3))"
      if rows.int64(1) == 1 {
        gone.insert(identity)
        versions.append((rows.int64(0), false))
      } else {
        if gone.remove(identity) != nil { changed += 1 } else { added += 1 }
        versions.append((rows.int64(0), true))
      }
    }
    let switches = try ConceptSwitch(db, log)
    for version in versions { try switches.set(version.id, isCurrent: version.isCurrent) }
    log.noteConcepts(added: added, changed: changed, deleted: gone.count)
  }
}
