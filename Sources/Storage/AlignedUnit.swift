public import BitextCore

/// A pair of segments that an aligner found, ready to be stored.
public struct AlignedUnit: Hashable, Sendable {
  public var source: TranslationUnitVariant
  public var target: TranslationUnitVariant
  public var provenance: Provenance

  public init(
    source: TranslationUnitVariant,
    target: TranslationUnitVariant,
    provenance: Provenance
  ) {
    self.source = source
    self.target = target
    self.provenance = provenance
  }
}

/// What storing an alignment did.
public struct AlignmentReceipt: Hashable, Sendable {
  /// Pairs of segments that are now stored for the article pair.
  public var stored: Int
  /// Occurrences of an earlier alignment of the same articles that were taken away.
  public var replaced: Int
  /// Confirmed units of the earlier alignment that the new one does not hold, and that stay.
  public var keptConfirmed: Int

  public init(stored: Int = 0, replaced: Int = 0, keptConfirmed: Int = 0) {
    self.stored = stored
    self.replaced = replaced
    self.keptConfirmed = keptConfirmed
  }
}

/// What an import did.
public struct ImportReceipt: Hashable, Sendable {
  /// Units that are new.
  public var stored: Int
  /// Units whose texts in all their languages were in the memory, or earlier in the same file.
  public var alreadyPresent: Int
  /// Units, new or not, that the import confirmed.
  public var confirmed: Int

  public init(stored: Int = 0, alreadyPresent: Int = 0, confirmed: Int = 0) {
    self.stored = stored
    self.alreadyPresent = alreadyPresent
    self.confirmed = confirmed
  }
}
