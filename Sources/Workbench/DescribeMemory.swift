public import Storage

/// What the memory holds.
public enum DescribeMemory {
  /// Counts of units, articles, languages, origins, probabilities.
  public static func statistics(_ memory: TranslationMemory) throws(WorkbenchError)
    -> MemoryStatistics
  {
    do {
      return try memory.statistics()
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The unit of that number with all that is known of it, or nil.
  public static func unit(
    _ number: Int64,
    in memory: TranslationMemory
  ) throws(WorkbenchError) -> StoredUnit? {
    do {
      return try memory.unit(id: number)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Copies the memory to a file and checks the copy. Throws when there is a file and it may not be
  /// replaced.
  public static func backup(
    _ memory: TranslationMemory,
    to path: String,
    replacesFile: Bool
  ) throws(WorkbenchError) {
    do {
      try memory.backup(to: path, replacesFile: replacesFile)
    } catch {
      var error = WorkbenchError(error)
      // What cannot be opened or written here is the copy.
      if error.kind == .unreadable { error.kind = .cannotCreate }
      throw error
    }
  }

  /// Makes every index of the memory anew from its texts; returns how many units there are.
  public static func rebuildIndexes(in path: String) throws(WorkbenchError) -> Int {
    let memory = try MemoryFolder.openForChanging(path)
    do {
      return try memory.rebuildIndexes()
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// What is wrong with the file; empty when nothing is.
  public static func problems(_ memory: TranslationMemory) throws(WorkbenchError) -> [String] {
    do {
      return try memory.integrityProblems()
    } catch {
      throw WorkbenchError(error)
    }
  }
}
