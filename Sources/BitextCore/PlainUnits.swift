public import Foundation

/// Many translation units that are texts in languages, without inline codes and without properties and notes of their
/// variants, and without an object for each.
///
/// Most units of a large memory are so. A million of them as `TranslationUnit` cost several times what reading
/// them does; here they are bytes in one buffer. `unit(at:)` gives any of them as a unit.
public struct PlainUnits: Sendable {
  public struct Variant: BitwiseCopyable, Sendable {
    /// Its place in `languages`.
    public var language: Int32
    /// Where its text ends in `bytes`; it begins where the one before ends.
    public var end: Int32
  }

  /// Who made a unit and when, and what is said of it, as `TranslationUnit` has it.
  public struct Origin: Hashable, Sendable {
    public var identifier: String?
    public var creationDate: Date?
    public var creator: String?
    public var changeDate: Date?
    public var changer: String?
    public var properties: [Property] = []
    public var notes: [String] = []

    public init() {}
  }

  /// Each once.
  public var languages: [LanguageTag] = []
  /// The texts of all variants, one behind the other: well-formed UTF-8.
  public private(set) var bytes = ContiguousArray<UInt8>()
  public private(set) var variants = ContiguousArray<Variant>()
  /// By unit: where its variants end in `variants`.
  public private(set) var ends = ContiguousArray<Int32>()
  /// By unit: where it begins in its file.
  public private(set) var positions = ContiguousArray<SourcePosition>()
  /// By unit, up to the last one that has any.
  private var origins: [Origin?] = []

  public init() {}

  @inlinable public var count: Int { ends.count }

  /// The places of a unit's variants in `variants`.
  public func variants(ofUnit place: Int) -> Range<Int> {
    Int(place == 0 ? 0 : ends[place - 1])..<Int(ends[place])
  }

  /// Where the text of a variant stands in `bytes`.
  @inlinable
  public func text(ofVariant place: Int) -> Range<Int> {
    Int(place == 0 ? 0 : variants[place - 1].end)..<Int(variants[place].end)
  }

  /// Nil where nothing is told of it.
  public func origin(ofUnit place: Int) -> Origin? {
    place < origins.count ? origins[place] : nil
  }

  /// The same as a unit. O(length).
  public func unit(at place: Int) -> TranslationUnit {
    let origin = origin(ofUnit: place) ?? Origin()
    return TranslationUnit(
      identifier: origin.identifier,
      variants: variants(ofUnit: place).map { variant in
        let text = String(decoding: bytes[text(ofVariant: variant)], as: UTF8.self)
        return TranslationUnitVariant(
          language: languages[Int(variants[variant].language)],
          segment: Segment(text)
        )
      },
      properties: origin.properties,
      notes: origin.notes,
      creationDate: origin.creationDate,
      creator: origin.creator,
      changeDate: origin.changeDate,
      changer: origin.changer
    )
  }

  // MARK: Filling

  /// Makes room for about as much as another had.
  public mutating func reserve(_ size: Size) {
    bytes.reserveCapacity(size.bytes + size.bytes / 4)
    variants.reserveCapacity(size.variants + size.variants / 8)
    ends.reserveCapacity(size.units)
    positions.reserveCapacity(size.units)
    origins.reserveCapacity(size.origins)
  }

  /// How much it holds.
  public var size: Size {
    Size(bytes: bytes.count, variants: variants.count, units: ends.count, origins: origins.count)
  }

  public struct Size: Sendable {
    fileprivate var bytes = 0
    fileprivate var variants = 0
    fileprivate var units = 0
    fileprivate var origins = 0

    public init() {}

    fileprivate init(bytes: Int, variants: Int, units: Int, origins: Int) {
      (self.bytes, self.variants, self.units, self.origins) = (bytes, variants, units, origins)
    }
  }

  /// Adds text to the variant that is being made.
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
  }

  /// Adds a byte to it.
  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// The text of the variant that is being made, so far.
  @inlinable
  public func withOpenText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = Int(variants.last?.end ?? 0)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  /// Ends the variant that is being made.
  public mutating func endVariant(language: Int) {
    variants.append(Variant(language: Int32(language), end: Int32(bytes.count)))
  }

  /// Ends the unit of the variants since the last one, which begins at a place of its file.
  public mutating func endUnit(at position: SourcePosition, _ origin: Origin? = nil) {
    if let origin {
      while origins.count < ends.count { origins.append(nil) }
      origins.append(origin)
    }
    ends.append(Int32(variants.count))
    positions.append(position)
  }

  /// Gives up what was added since the last unit.
  public mutating func dropOpenUnit() {
    variants.removeSubrange(Int(ends.last ?? 0)...)
    bytes.removeSubrange(Int(variants.last?.end ?? 0)...)
  }
}
