extension String {
  /// Whether a search key ends in other letters, byte for byte: keys are in NFC, and to ask whether
  /// characters are equivalent takes ten times as long.
  func hasEnding(_ ending: String) -> Bool {
    let count = ending.utf8.count
    guard utf8.count >= count else { return false }
    // Slices of a view look at each index twice.
    let found = utf8.withContiguousStorageIfAvailable { own in
      ending.utf8.withContiguousStorageIfAvailable { other in
        var place = own.count - count
        for byte in other {
          if own[place] != byte { return false }
          place += 1
        }
        return true
      }
    }
    return (found ?? nil) ?? utf8.suffix(count).elementsEqual(ending.utf8)
  }
}
