public import BitextCore

/// Reads OmegaT's glossaries: source, target and comment, parted by tabs or commas, without a header.
public enum OmegaTGlossary {
  /// A concept for each line. Lines that begin with `#`, and lines without a source or a target,
  /// are left out, as OmegaT does. O(length).
  ///
  /// Throws where the bytes are no text or quotation marks are not closed.
  public static func read(
    bytes: [UInt8],
    source: LanguageTag,
    target: LanguageTag,
    file: String? = nil
  ) throws(InterchangeError) -> [GlossaryRecord] {
    var table = try DelimitedText(bytes: bytes, name: file)
    var records: [GlossaryRecord] = []
    while let row = try table.next() {
      let fields = row.map { $0.text.trimmingBlanks() }
      guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty, !fields[0].hasPrefix("#")
      else { continue }
      records.append(
        GlossaryRecord(
          entry: ConceptEntry(
            identifier: "line-\(row[0].position.line)",
            notes: fields.count > 2 && !fields[2].isEmpty ? [fields[2]] : [],
            sections: [
              LanguageSection(language: source, terms: [Term(fields[0])]),
              LanguageSection(language: target, terms: [Term(fields[1])]),
            ]
          )
        )
      )
    }
    return records
  }
}
