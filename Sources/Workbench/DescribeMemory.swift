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

  /// What is wrong with the file; empty when nothing is.
  public static func problems(_ memory: TranslationMemory) throws(WorkbenchError) -> [String] {
    do {
      return try memory.integrityProblems()
    } catch {
      throw WorkbenchError(error)
    }
  }
}
