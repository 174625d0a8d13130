internal import BitextCore

/// Names of TBX 2 (ISO 30042:2008) and TBX 3 (ISO 30042:2019).
enum TBXVocabulary {
  static let core = "urn:iso:std:iso:30042:ed-2"

  /// Whether a namespace is that of the core structure, in any edition that files name; TBX 2 has
  /// none.
  static func isCore(_ namespace: String?) -> Bool {
    namespace?.hasPrefix("urn:iso:std:iso:30042:") ?? true
  }

  /// Elements that carry a data-category in their type.
  static let dataElements: Set<String> = [
    "descrip", "admin", "termNote", "note", "ref", "xref", "transac", "transacNote", "date",
  ]

  /// The modules whose data categories TBX-Basic has, with their namespaces.
  static let modules: [(prefix: String, namespace: String, categories: Set<String>)] = [
    (
      "min", "http://www.tbxinfo.net/ns/min",
      [
        "administrativeStatus", "customerSubset", "externalCrossReference", "partOfSpeech",
        "subjectField",
      ]
    ),
    (
      "basic", "http://www.tbxinfo.net/ns/basic",
      [
        "context", "crossReference", "definition", "geographicalUsage", "grammaticalGender",
        "grammaticalNumber", "projectSubset", "responsibility", "source", "termLocation",
        "termType", "transactionType", "xGraphic",
      ]
    ),
  ]

  /// The element of DCT style for a data category that stands in its own element in DCA style too.
  static func categoryElement(_ category: String, in element: String) -> String? {
    modules.first {
      $0.categories.contains(category) && self.element(of: category, inTerm: false) == element
    }
    .map { $0.prefix + ":" + category }
  }

  /// The element that a data-category of TBX-Basic stands in, where a file in DCT style names only
  /// the category.
  static func element(of category: String, inTerm: Bool) -> String {
    switch category {
    case "partOfSpeech", "administrativeStatus", "termType", "grammaticalGender", "termLocation",
      "grammaticalNumber", "geographicalUsage":
      "termNote"
    case "subjectField", "definition", "context": "descrip"
    case "source", "customerSubset", "projectSubset": "admin"
    case "crossReference": "ref"
    case "externalCrossReference", "xGraphic": "xref"
    case "transactionType": "transac"
    case "responsibility": "transacNote"
    default: inTerm ? "termNote" : "descrip"
    }
  }

  /// The status of a value of administrativeStatus, in the spelling of TBX-Basic and in those that
  /// files have.
  static func status(_ value: String) -> Term.Status? {
    switch value {
    case "preferredTerm-admn-sts", "preferredTerm", "preferred": .preferred
    case "admittedTerm-admn-sts", "admittedTerm", "admitted": .admitted
    case "deprecatedTerm-admn-sts", "deprecatedTerm", "deprecated", "forbidden", "obsolete":
      .deprecated
    case "supersededTerm-admn-sts", "supersededTerm", "superseded": .superseded
    default: nil
    }
  }

  static func value(of status: Term.Status) -> String { status.rawValue + "Term-admn-sts" }

  static func kind(_ termType: String) -> Term.Kind? {
    switch termType {
    case "fullForm": .fullForm
    case "abbreviation", "acronym", "initialism", "shortForm": .abbreviation
    default: nil
    }
  }
}
