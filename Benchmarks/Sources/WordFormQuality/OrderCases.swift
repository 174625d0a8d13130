import Foundation
import SerbianText

/// Lists that must keep their order, and pairs that a search must join or tell apart, for Skela and for
/// ICU as Foundation calls it.
///
/// A line of the file has a name, a kind and what stands between |: for `sr-Latn` and `sr-Cyrl` (or both,
/// the alphabet that gives the order first) a list in its order; for `equal-search` and `differ-exact` a
/// pair.
struct OrderCases {
  private let cases: [(name: String, kind: String, items: [String])]

  init(_ path: String) throws {
    cases = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap {
      let fields = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 3, fields[2].contains("|") else { return nil }
      let items = fields[2].split(separator: "|").map(String.init)
      return items.count > 1 && fields[0] != "id" ? (fields[0], fields[1], items) : nil
    }
  }

  func printTable() throws {
    var skela = 0
    var icu = 0
    for (name, kind, items) in cases {
      let isSkela = try isRight(kind, items)
      if isSkela { skela += 1 } else { print("Skela is wrong:", name) }
      if isRightForICU(kind, items) { icu += 1 }
    }
    print("| order and search cases | Skela | plain ICU |")
    print("| \(cases.count) | \(skela) | \(icu) |")
  }

  private func isRight(_ kind: String, _ items: [String]) throws -> Bool {
    switch kind {
    case "equal-search": return (SearchRelaxation.between(items[0], items[1]) ?? .reflex) < .reflex
    case "differ-exact": return SearchKey.strict(items[0]) != SearchKey.strict(items[1])
    default:
      let order = try SerbianCollation(order: kind.hasPrefix("sr-Latn") ? .latin : .cyrillic)
      return order.sorted(items.reversed()) == items
    }
  }

  /// The order of the locale; for pairs, whether they are equal without regard to marks and case.
  private func isRightForICU(_ kind: String, _ items: [String]) -> Bool {
    let isLatin = kind.hasPrefix("sr-Latn") || !kind.hasPrefix("sr")
    let locale = Locale(identifier: isLatin ? "sr-Latn" : "sr")
    func compare(_ a: String, _ b: String, _ options: String.CompareOptions) -> ComparisonResult {
      a.compare(b, options: options, range: nil, locale: locale)
    }
    switch kind {
    case "equal-search":
      return compare(items[0], items[1], [.diacriticInsensitive, .caseInsensitive]) == .orderedSame
    case "differ-exact": return compare(items[0], items[1], []) != .orderedSame
    default: return items.reversed().sorted { compare($0, $1, []) == .orderedAscending } == items
    }
  }
}
