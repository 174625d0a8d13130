internal import CResources

extension SegmentationRules {
  /// The project's own rules for English and Serbian (both scripts; they serve Croatian, Bosnian
  /// and Montenegrin too): `Resources/default.srx`, a file that other tools can read.
  public static let standard: SegmentationRules = {
    let bytes = UnsafeBufferPointer(
      start: skela_default_srx_bytes(),
      count: skela_default_srx_length()
    )
    if let rules = PlainSRX.read(bytes) { return rules }
    // The file is part of the build and a test reads it; were it broken, ICU would serve.
    return (try? SRXReader.read(Array(bytes), validating: false)) ?? SegmentationRules()
  }()
}
