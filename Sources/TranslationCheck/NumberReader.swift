internal import SerbianText

/// Reads the numbers of a text as values: 1,000.5 and 1.000,5; three and tri; 5 February and 5.2.
struct NumberReader {
  private let words: NumberWords

  /// - Parameter language: a code of ISO 639-1.
  init(language: String) { words = NumberWords(language: language) }

  private enum Piece {
    case digits(Range<Int>)
    case word(Range<Int>, key: String)
    /// One character between words.
    case mark(UInt8)
  }

  /// The numbers of a text in their order. O(length).
  func numbers(in text: String) -> [NumberToken] {
    var text = text
    return text.withUTF8 { bytes in
      let pieces = Self.pieces(bytes)
      var tokens: [NumberToken] = []
      for index in pieces.indices {
        switch pieces[index] {
        case .digits(let range):
          tokens.append(token(range, bytes, pieces, index))
        case .word(let range, let key):
          if let token = word(key, range, bytes, pieces, index) { tokens.append(token) }
        case .mark: break
        }
      }
      return Self.withMeasures(Self.joined(tokens), bytes)
    }
  }

  // MARK: Words

  private func word(
    _ key: String,
    _ range: Range<Int>,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ pieces: [Piece],
    _ index: Int
  ) -> NumberToken? {
    if let month = words.month(key), Self.hasNumber(beside: index, in: pieces) {
      let isSure = words.isMonthOnly(
        key,
        isCapitalized: (0x41...0x5A).contains(bytes[range.lowerBound])
      )
      return NumberToken(range: range, form: isSure ? .word : .hint, values: [month])
    }
    if let meaning = words.meaning(of: key) {
      var token = NumberToken(
        range: range,
        form: meaning.isCardinal ? .word : .hint,
        values: [meaning.value]
      )
      if meaning.isCardinal { addMeaning(behind: index, in: pieces, to: &token) }
      return token
    }
    if let sum = words.compound(key) {
      return NumberToken(range: range, form: .hint, values: [sum])
    }
    if let value = RomanNumeral.value(bytes[range]) {
      return NumberToken(range: range, form: .hint, values: [value])
    }
    return nil
  }

  private static func hasNumber(beside index: Int, in pieces: [Piece]) -> Bool {
    for direction in [-1, 1] {
      var place = index + direction
      while pieces.indices.contains(place), abs(place - index) <= 3 {
        switch pieces[place] {
        case .digits: return true
        case .word: place = -10
        case .mark: place += direction
        }
      }
    }
    return false
  }

  /// In 2 to 4 inches the two is in inches too; 6-foot-6 is six and a half feet.
  private static func withMeasures(
    _ tokens: [NumberToken],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [NumberToken] {
    var result = tokens
    for index in tokens.indices.dropLast() {
      let between = bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
      if tokens[index].measure == nil, tokens[index + 1].measure != nil, between.count <= 6 {
        result[index].measure = tokens[index + 1].measure
      }
      if let measure = tokens[index].measure, measure.isFoot, between.count <= 7,
        between.last == UInt8(ascii: "-") || between.last == 0x20, tokens[index + 1].measure == nil,
        let feet = tokens[index].values.first, let inches = tokens[index + 1].values.first,
        inches < 12
      {
        result[index].values.append(feet + inches / 12)
        result[index + 1].form = .hint
      }
    }
    return result
  }

  /// Twenty five is 25, and two hundred and fifty 250: what stands in a row is added up as well.
  private static func joined(_ tokens: [NumberToken]) -> [NumberToken] {
    var result = tokens
    for index in tokens.indices.dropLast() {
      let (first, second) = (tokens[index], tokens[index + 1])
      guard first.form != .digits, second.form != .digits,
        second.range.lowerBound - first.range.upperBound <= 5,
        let tens = first.values.first, let ones = second.values.first
      else { continue }
      if tens >= 20, tens * first.magnitude > ones, ones > 0 {
        result[index].values.append(tens * first.magnitude + ones)
        result[index + 1].values.append(tens * first.magnitude + ones)
      } else if ones >= 100, tens < ones, tens > 0 {
        result[index].values.append(tens * ones)
        result[index + 1].values.append(tens * ones)
      }
    }
    return result
  }

  /// The magnitude or the measure that stands behind a number.
  private func addMeaning(behind index: Int, in pieces: [Piece], to token: inout NumberToken) {
    var place = index + 1
    var steps = 0
    while place < pieces.count, steps < 4 {
      switch pieces[place] {
      case .mark(let mark):
        // A hyphen or a blank may stand between, a degree sign, a currency; a full stop ends it.
        if mark == UInt8(ascii: ",") || mark == UInt8(ascii: ";") { return }
      case .word(_, let key):
        if let magnitude = words.magnitude(of: key) {
          token.magnitude = magnitude
        } else if key == "pm" || key == "p" || key == "popodne" || key == "uvece" {
          token.values += token.values.filter { $0 < 13 }.map { $0 + 12 }
        } else if key == "am" {
          token.values += token.values.filter { $0 >= 12 }.map { $0 - 12 }
        } else if key == "s" || key == "ih" || key == "tih" || key == "te" || key == "e" {
          // 1990s, 1990-ih, 90s.
          token.values += token.values.filter { (1800..<2100).contains($0) }.map {
            $0.truncatingRemainder(dividingBy: 100)
          }
          token.values += token.values.filter { $0 < 100 }.map { $0 + 1900 }
        } else {
          token.measure = Measure(word: key)
        }
        return
      case .digits: return
      }
      place += 1
      steps += 1
    }
  }

  // MARK: Digits

  private func token(
    _ range: Range<Int>,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ pieces: [Piece],
    _ index: Int
  ) -> NumberToken {
    let reading = DigitReading(bytes[range])
    var token = NumberToken(
      range: range,
      form: .digits,
      values: reading.values,
      parts: reading.parts
    )
    addMeaning(behind: index, in: pieces, to: &token)
    return token
  }

  // MARK: Pieces

  private static func pieces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    let text = String(decoding: bytes, as: UTF8.self)
    var offset = 0
    var wordStart: Int?
    func endWord() {
      guard let start = wordStart else { return }
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      pieces.append(.word(start..<offset, key: SearchKey.loose(word)))
      wordStart = nil
    }
    var skipTo = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      defer { offset += length }
      if offset < skipTo { continue }
      let isDigit = (0x30...0x39).contains(scalar.value)
      if isDigit {
        endWord()
        let end = DigitReading.end(of: bytes, from: offset)
        pieces.append(.digits(offset..<end))
        skipTo = end
      } else if scalar.properties.isAlphabetic {
        if wordStart == nil { wordStart = offset }
      } else {
        endWord()
        pieces.append(.mark(scalar.value < 0x80 ? UInt8(scalar.value) : 0))
      }
    }
    endWord()
    return pieces
  }
}

/// Roman numerals in capitals; of single letters I, V and X.
enum RomanNumeral {
  private static let values: [UInt8: Int] = [
    UInt8(ascii: "I"): 1, UInt8(ascii: "V"): 5, UInt8(ascii: "X"): 10, UInt8(ascii: "L"): 50,
    UInt8(ascii: "C"): 100, UInt8(ascii: "D"): 500, UInt8(ascii: "M"): 1000,
  ]

  /// The value of a numeral in capital letters; nil for other words.
  static func value(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    guard letters.count <= 8, letters.count >= 2 || letters.allSatisfy({ "IVX".utf8.contains($0) })
    else { return nil }
    var sum = 0
    var last = 0
    for letter in letters.reversed() {
      guard let value = values[letter] else { return nil }
      sum += value < last ? -value : value
      last = max(last, value)
    }
    return sum > 0 ? Double(sum) : nil
  }
}
