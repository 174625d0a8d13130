internal import BitextCore

/// What `ConceptEntry` and `Term` have a place for, moved there from the fields of a record after
/// reading, and back to fields before writing.
extension GlossaryRecord {
  /// Moves part of speech, gender and usage note of terms, and the source of the concept, out of the
  /// fields. A value that TBX-Basic does not know stays a field.
  mutating func liftFields() {
    guard !fields.isEmpty else { return }
    fields = fields.filter { field in !lift(field) }
  }

  private mutating func lift(_ field: GlossaryField) -> Bool {
    guard let language = field.language else {
      guard field.element == "admin", field.type == "source", entry.source == nil else {
        return false
      }
      entry.source = field.text
      return true
    }
    guard let place = field.term,
      let section = entry.sections.firstIndex(where: { $0.language == language }),
      entry.sections[section].terms.indices.contains(place)
    else { return false }
    let term = entry.sections[section].terms[place]
    switch (field.element, field.type) {
    case ("termNote", "partOfSpeech"):
      guard term.partOfSpeech == nil, let value = Term.PartOfSpeech(rawValue: field.text) else {
        return false
      }
      entry.sections[section].terms[place].partOfSpeech = value
    case ("termNote", "grammaticalGender"):
      guard term.gender == nil, let value = Term.Gender(rawValue: field.text) else { return false }
      entry.sections[section].terms[place].gender = value
    case ("admin", Self.ambiguity):
      guard field.text == "true" else { return false }
      entry.sections[section].terms[place].isAmbiguous = true
    case ("note", "") where field.text == Self.ambiguity + ": true":
      entry.sections[section].terms[place].isAmbiguous = true
    case ("note", ""):
      if term.usageNote != nil { return false }
      entry.sections[section].terms[place].usageNote = field.text
    default: return false
    }
    return true
  }

  /// TBX has no category for it: in DCT style, which has none of one's own, it is a note.
  static let ambiguity = "x-ambiguous"

  /// The fields, with those that `liftFields` takes out before them.
  var loweredFields: [GlossaryField] {
    var lowered: [GlossaryField] = []
    if let source = entry.source {
      lowered.append(GlossaryField(element: "admin", type: "source", text: source))
    }
    for section in entry.sections {
      for (place, term) in section.terms.enumerated() {
        func add(_ element: String, _ type: String, _ text: String?) {
          guard let text else { return }
          lowered.append(
            GlossaryField(
              element: element,
              type: type,
              text: text,
              language: section.language,
              term: place
            )
          )
        }
        add("termNote", "partOfSpeech", term.partOfSpeech?.rawValue)
        add("termNote", "grammaticalGender", term.gender?.rawValue)
        add("note", "", term.usageNote)
        add("admin", Self.ambiguity, term.isAmbiguous ? "true" : nil)
      }
    }
    return lowered + fields
  }
}
