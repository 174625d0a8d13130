public import BitextCore
internal import Interchange
public import Storage

/// Writes the concepts of the memory's glossaries to a file.
public struct ExportTermbase {
  private let format: GlossaryFormat
  private let source: LanguageTag
  private let target: LanguageTag

  /// - Parameters source, target: the languages of OmegaT's columns.
  public init(format: GlossaryFormat, source: LanguageTag, target: LanguageTag) {
    self.format = format
    self.source = source
    self.target = target
  }

  /// Writes a file, or standard output for "-", and says how many concepts the memory had for it:
  /// without one no file is written. The file appears when it is whole.
  ///
  /// Of several glossaries in one table, two concepts may have one identifier: the second then gets
  /// another (`bridge-2`), as in an import.
  ///
  /// - Parameter glossary: the name of the only glossary that is wanted; nil for all.
  /// - Complexity: O(length).
  public func run(
    _ memory: TranslationMemory,
    glossary: String? = nil,
    to path: String
  ) throws(WorkbenchError) -> Int {
    var records: [GlossaryRecord]
    do {
      records = try memory.concepts(of: glossary)
    } catch {
      throw WorkbenchError(error)
    }
    if records.isEmpty { return 0 }
    Self.makeUnique(&records)
    let bytes = format.bytes(
      of: records,
      title: glossary ?? "termbase",
      source: source,
      target: target
    )
    try OutputFile.write(bytes, to: path)
    return records.count
  }

  private static func makeUnique(_ records: inout [GlossaryRecord]) {
    var taken = Set(records.map(\.entry.identifier))
    var seen: Set<String> = []
    for index in records.indices {
      let name = records[index].entry.identifier
      if seen.insert(name).inserted { continue }
      var number = 2
      while !taken.insert("\(name)-\(number)").inserted { number += 1 }
      records[index].entry.identifier = "\(name)-\(number)"
    }
  }
}
