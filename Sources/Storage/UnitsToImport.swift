public import BitextCore

/// What an import is given at a time.
public enum UnitsToImport: Sendable {
  case unit(TranslationUnit)
  /// The same as one by one, in less time.
  case plain(PlainUnits)
}
