/// Whether every match of a pattern begins with white space, as far as its spelling shows: it
/// begins with `\s` or `\s+`, and has no alternative to that.
func beginsWithBlank(_ pattern: String) -> Bool {
  let scalars = Array(pattern.unicodeScalars)
  guard scalars.count >= 2, scalars[0] == "\\", scalars[1] == "s" else { return false }
  if scalars.count > 2, "*?{".unicodeScalars.contains(scalars[2]) { return false }
  return !hasAlternatives(scalars)
}

/// Whether an unquoted `|` stands outside of all groups and sets.
private func hasAlternatives(_ scalars: [Unicode.Scalar]) -> Bool {
  var groups = 0
  var sets = 0
  var index = 0
  while index < scalars.count {
    switch scalars[index] {
    case "\\":
      // A quotation or anything else with an argument: better to be slow than wrong.
      if index + 1 < scalars.count, scalars[index + 1] == "Q" { return true }
      index += 1
    case "[": sets += 1
    case "]": sets -= 1
    case "(" where sets == 0: groups += 1
    case ")" where sets == 0: groups -= 1
    case "|" where sets == 0 && groups == 0: return true
    default: break
    }
    index += 1
  }
  return false
}

/// Whether a UTF-16 unit is white space (all of which is in the first plane).
func isBlank(_ unit: UInt16) -> Bool {
  switch unit {
  case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000:
    true
  default: false
  }
}
