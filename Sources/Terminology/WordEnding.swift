extension String {
  /// Whether a search key ends in other letters, byte for byte: keys are in NFC, and to ask whether
  /// characters are equivalent takes ten times as long.
  func hasEnding(_ ending: String) -> Bool {
    let own = utf8
    let count = ending.utf8.count
    return own.count >= count && own.suffix(count).elementsEqual(ending.utf8)
  }
}
