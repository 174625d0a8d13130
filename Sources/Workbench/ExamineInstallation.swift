public import BitextCore
internal import Foundation
internal import FuzzyMatching
internal import Storage
internal import UnicodeText

/// What is installed, what is missing, and what that costs.
public struct ExamineInstallation: Sendable {
  public struct Finding: Sendable {
    public enum State: String, Sendable {
      case good, missing, bad
    }

    public var state: State
    public var subject: String
    public var detail: String
    /// What to do, where there is something.
    public var advice: String?
  }

  private let places: FilePlaces
  private let programVersion: String

  public init(places: FilePlaces, programVersion: String) {
    self.places = places
    self.programVersion = programVersion
  }

  /// Looks at libraries, dictionaries, glossaries and the memory.
  public func findings(memory path: String, source: LanguageTag, target: LanguageTag) -> [Finding] {
    [
      Finding(state: .good, subject: "skela", detail: programVersion),
      Finding(state: .good, subject: "ICU", detail: icuVersion),
      Finding(state: .good, subject: "SQLite", detail: TranslationMemory.engineVersion),
    ] + dictionaries(source, target) + [glossaries(), memory(path), cache()]
  }

  private func dictionaries(_ source: LanguageTag, _ target: LanguageTag) -> [Finding] {
    let sources = DictionaryCache(places: places).sources(source, target)
    var findings = sources.found.map {
      Finding(state: .good, subject: "dictionary", detail: $0)
    }
    findings += sources.missing.map {
      Finding(
        state: .missing,
        subject: "dictionary",
        detail: "\($0): alignment is less certain without it",
        advice: "apt-get install dict-\($0)"
      )
    }
    if places.serbianDictionary() != nil {
      findings.append(Finding(state: .good, subject: "dictionary", detail: "hunspell-sr"))
    } else {
      findings.append(
        Finding(
          state: .missing,
          subject: "dictionary",
          detail: "hunspell-sr: marks that were dropped are put back in place names only",
          advice: "apt-get install hunspell-sr"
        )
      )
    }
    return findings
  }

  private func glossaries() -> Finding {
    do throws(WorkbenchError) {
      let shelf = try GlossaryShelf(places: places)
      let names = shelf.volumes.map { "\($0.name) (\($0.entries.count))" }.joined(separator: ", ")
      if let fault = shelf.skipped.first {
        return Finding(
          state: .bad,
          subject: "glossaries",
          detail: "\(fault) (\(shelf.skipped.count) such in all)",
          advice: "The terms that stand in it are left out; all others are read."
        )
      }
      return Finding(state: .good, subject: "glossaries", detail: names)
    } catch {
      return Finding(
        state: .bad,
        subject: "glossaries",
        detail: error.description,
        advice: "Mend the file or move it out of '\(places.glossaries)'."
      )
    }
  }

  private func memory(_ path: String) -> Finding {
    guard !MemoryFolder.isMissing(path) else {
      return Finding(
        state: .missing,
        subject: "memory",
        detail: "'\(path)' is not there yet",
        advice: "Align two articles or import a file."
      )
    }
    do throws(WorkbenchError) {
      let memory = try MemoryFolder.openForReading(path)
      let problems = try DescribeMemory.problems(memory)
      if let first = problems.first {
        return Finding(
          state: .bad,
          subject: "memory",
          detail: "'\(path)': \(first)",
          advice: "Try doctor --rebuild, which makes the indexes anew; else go back to a copy, "
            + "or export what can be read and import it anew."
        )
      }
      let counts = try DescribeMemory.statistics(memory)
      let concepts = counts.concepts.values.reduce(0, +)
      return Finding(
        state: .good,
        subject: "memory",
        detail: "'\(path)', \(counts.units) units, whole"
          + (concepts > 0 ? "; \(concepts) concepts" : "")
      )
    } catch {
      return Finding(state: .bad, subject: "memory", detail: error.description, advice: nil)
    }
  }

  private func cache() -> Finding {
    let writable =
      (try? FileManager.default.createDirectory(
        atPath: places.cache,
        withIntermediateDirectories: true
      )) != nil
      && FileManager.default.isWritableFile(atPath: places.cache)
    return Finding(
      state: writable ? .good : .missing,
      subject: "cache",
      detail: "'\(places.cache)'",
      advice: writable
        ? nil : "Make it writable: without it every start compiles the dictionaries again."
    )
  }
}
