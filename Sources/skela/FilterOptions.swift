import ArgumentParser
import BitextCore
import Storage

/// Which units are meant, by what is known of them.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Units from this day on, as 2026-02-05 or 2026-02 or 2026.",
      discussion: "The day of a unit is that of its article, else that of its making or import.",
      valueName: "date"
    )
  )
  var from: String?

  @Option(help: ArgumentHelp("Units before this day.", valueName: "date"))
  var before: String?

  @Option(help: "Units whose article names this source, or that came from this imported file.")
  var origin: String?

  @Option(help: "Units of this article: its title, or its file.")
  var article: String?

  @Option(help: ArgumentHelp("Units with at least this probability.", valueName: "p"))
  var minimumProbability: Double?

  @Option(help: ArgumentHelp("Units with at most this probability.", valueName: "p"))
  var maximumProbability: Double?

  @Flag(help: "Units that a person confirmed.")
  var confirmed = false

  @Flag(help: "Units that nobody confirmed.")
  var unconfirmed = false

  func validate() throws {
    for day in [from, before].compactMap(\.self) where !Self.isDay(day) {
      throw ValidationError("'\(day)' is no date as 2026-02-05, 2026-02 or 2026.")
    }
    let probabilities = [minimumProbability, maximumProbability].compactMap(\.self)
    guard probabilities.allSatisfy((0...1).contains),
      (minimumProbability ?? 0) <= (maximumProbability ?? 1)
    else { throw ValidationError("Probabilities go from 0 to 1, the least one first.") }
    if confirmed && unconfirmed {
      throw ValidationError("--confirmed and --unconfirmed leave nothing.")
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { part, count in
        part.utf8.count == count && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// The filter; nil when nothing was asked for.
  func filter(language: LanguageTag? = nil) -> UnitFilter? {
    var filter = UnitFilter(
      firstDay: from,
      endDay: before,
      origin: origin,
      article: article,
      language: language
    )
    if minimumProbability != nil || maximumProbability != nil {
      filter.probability = (minimumProbability ?? 0)...(maximumProbability ?? 1)
    }
    if confirmed || unconfirmed { filter.isConfirmed = confirmed }
    return filter.isEmpty ? nil : filter
  }
}
