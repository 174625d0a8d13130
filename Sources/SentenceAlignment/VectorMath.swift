/// Exponential and logarithm of eight numbers at a time, from sums and products alone: as quick on every
/// machine, and the same bits.
///
/// Both are the polynomials of the Cephes library (S. Moshier), of single precision.
enum VectorMath {
  typealias Lanes = SIMD8<Float>

  /// e to the power of numbers from -86 to 88. Relative error below 1e-6.
  @inline(__always) static func exp(_ x: Lanes) -> Lanes {
    // Adding this leaves the nearest whole number in the last bits.
    let shifter: Float = 12_582_912
    let shifted = x * 1.442_695_04 + shifter
    let whole = shifted - shifter
    let r = x - whole * 0.693_359_375 + whole * 2.121_944_4e-4
    var p = r * 1.987_569_15e-4 + 1.398_199_95e-3
    p = p * r + 8.333_451_9e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_1e-1
    p = p * r * r + r + 1
    let exponent = bits(shifted) &- Int32(bitPattern: shifter.bitPattern) &+ 127
    return p * floats(exponent &<< 23)
  }

  /// Natural logarithm of normal positive numbers. Error below 1e-6, relative or absolute.
  @inline(__always) static func log(_ x: Lanes) -> Lanes {
    let raw = bits(x)
    // The mantissa lies between the root of a half and that of two.
    let exponent = (raw &- 0x3F35_04F3) &>> 23
    let r = floats(raw &- exponent &<< 23) - 1
    var p = r * 7.037_683_6e-2 - 1.151_461_03e-1
    p = p * r + 1.167_699_87e-1
    p = p * r - 1.242_014_08e-1
    p = p * r + 1.424_932_28e-1
    p = p * r - 1.666_805_77e-1
    p = p * r + 2.000_071_48e-1
    p = p * r - 2.499_999_4e-1
    p = p * r + 3.333_333_1e-1
    let square = r * r
    let e = SIMD8<Float>(exponent)
    return p * square * r + e * -2.121_944_4e-4 - square * 0.5 + r + e * 0.693_359_375
  }

  @inline(__always) static func min(_ x: Lanes, _ limit: Float) -> Lanes {
    x.replacing(with: limit, where: x .> limit)
  }

  @inline(__always) static func max(_ x: Lanes, _ limit: Float) -> Lanes {
    x.replacing(with: limit, where: x .< limit)
  }

  /// Eight numbers from an address on.
  @inline(__always) static func load(_ address: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(address).loadUnaligned(as: Lanes.self)
  }

  @inline(__always) static func store(_ lanes: Lanes, _ address: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(address).storeBytes(of: lanes, as: Lanes.self)
  }

  @inline(__always) private static func bits(_ x: Lanes) -> SIMD8<Int32> {
    unsafeBitCast(x, to: SIMD8<Int32>.self)
  }

  @inline(__always) private static func floats(_ x: SIMD8<Int32>) -> Lanes {
    unsafeBitCast(x, to: Lanes.self)
  }
}
