public import BitextCore
public import Storage

/// Finds what the memory translates in more than one way.
public enum ListConflicts {
  /// Sources with different translations, those with most units first.
  public static func conflicts(
    in memory: TranslationMemory,
    from source: LanguageTag,
    to target: LanguageTag,
    isFolded: Bool
  ) throws(WorkbenchError) -> [TranslationConflict] {
    try MemoryFolder.requireLanguage(source, in: memory)
    try MemoryFolder.requireLanguage(target, in: memory)
    do {
      return try memory.conflicts(from: source, to: target, isFolded: isFolded)
    } catch {
      throw WorkbenchError(error)
    }
  }
}
