public import SerbianText

/// Puts lines in Serbian order, both scripts in one list.
public struct SortLines {
  private let collation: SerbianCollation

  /// Throws when this machine's ICU has no Serbian order.
  public init(order: SerbianCollation.Order) throws(WorkbenchError) {
    do {
      collation = try SerbianCollation(order: order)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The lines in order. Equal lines stay as they stood.
  public func sorted(_ lines: [String]) -> [String] { collation.sorted(lines) }
}
