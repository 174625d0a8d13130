internal import CResources

extension SegmentationRules {
  /// The project's own rules for English and Serbian (both scripts; they serve Croatian, Bosnian
  /// and Montenegrin too): `Resources/default.srx`, a file that other tools can read.
  public static let standard: SegmentationRules = {
    let bytes = UnsafeBufferPointer(
      start: skela_default_srx_bytes(),
      count: skela_default_srx_length()
    )
    // The file is part of the build and a test reads it; were it broken, ICU would serve.
    return (try? SRXReader.read(withFastSets(bytes), validating: false)) ?? SegmentationRules()
  }()
}

/// The rules with the sets of letters that ICU keeps. It makes `\p{L}`, `\p{Lu}` and `\p{Ll}` anew
/// wherever they stand, from the properties of all characters, which was half of the time that
/// making a `Segmenter` takes. What `\p{Alphabetic}`, `\p{Uppercase}` and `\p{Lowercase}` hold
/// beyond them, circled letters and the like, makes no difference to the project's rules; the file
/// has the names that other tools know.
private func withFastSets(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  let names = ["{L}": "{Alphabetic}", "{Lu}": "{Uppercase}", "{Ll}": "{Lowercase}"]
    .map { (Array($0.key.utf8), Array($0.value.utf8)) }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count * 5 / 4)
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "{"), index > 0, bytes[index - 1] == UInt8(ascii: "p"),
      let (name, fast) = names.first(where: { bytes[index...].starts(with: $0.0) })
    {
      result += fast
      index += name.count
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}
