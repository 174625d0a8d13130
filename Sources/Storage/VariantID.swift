/// The number of a variant: that of its unit and its place among the unit's variants.
///
/// So the variants of a unit stand side by side in their table, and a posting, which has 32 bits for
/// a variant, leads to the unit without another index.
enum VariantID {
  static let placeBits: Int64 = 6
  /// The greatest number of variants of a unit.
  static let maximumPlaces = 1 << 6
  /// The greatest number of a unit: its variants must fit in 32 bits.
  static let maximumUnit: Int64 = 1 << (32 - placeBits) - 1

  static func make(unit: Int64, place: Int) -> Int64 { unit << placeBits | Int64(place) }
  static func unit(of variant: Int64) -> Int64 { variant >> placeBits }
  static func place(of variant: Int64) -> Int { Int(variant & (1 << placeBits - 1)) }
}
