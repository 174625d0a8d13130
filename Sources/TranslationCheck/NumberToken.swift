/// A number of a text, with all values that it may have.
struct NumberToken {
  /// How a number stands in the text.
  enum Form {
    case digits
    /// A cardinal number as a word: three, tri.
    case word
    /// A word that a number may be translated by, and that need not be one: second, XIX, dvodnevni.
    case hint
  }

  var range: Range<Int>
  var form: Form
  /// 1.000 is a thousand, or one.
  var values: [Double]
  /// The groups of digits of a date, a time or a score; empty for a plain number.
  var parts: [Double] = []
  /// A word behind the number that multiplies it: million. 1 without one.
  var magnitude = 1.0
  /// What the number counts, where that is a measure which translators convert.
  var measure: Measure?

  /// Whether two numbers may be one.
  func agrees(with other: NumberToken) -> Bool {
    if Self.meet(products, other.products) { return true }
    // 2.5 to 3 million, and 2.5 million to 3 million.
    if (magnitude == 1) != (other.magnitude == 1), Self.meet(values, other.values) { return true }
    return isConverted(to: other) || isYear(other) || other.isYear(self)
  }

  /// Whether one is the other in another measure.
  func isConverted(to other: NumberToken) -> Bool {
    guard let measure = measure ?? other.measure.flatMap(Measure.opposite),
      let converted = other.measure ?? self.measure.flatMap(Measure.opposite),
      measure.system != converted.system
    else { return false }
    return values.contains { value in
      other.values.contains { measure.isConverted(value, to: $0, converted) }
    }
  }

  /// Whether this is a year and the other one its last two digits: 2019, '19.
  private func isYear(_ other: NumberToken) -> Bool {
    guard form == .digits, other.form == .digits, other.values.count == 1 else { return false }
    return values.contains { value in
      (1900..<2100).contains(value) && value.truncatingRemainder(dividingBy: 100) == other.values[0]
    }
  }

  private var products: [Double] { values.map { $0 * magnitude } }

  private static func meet(_ a: [Double], _ b: [Double]) -> Bool {
    a.contains { x in b.contains { abs(x - $0) <= 1e-9 * max(1, abs(x)) } }
  }
}

/// A measure that translators may convert: miles into kilometres.
struct Measure: Equatable {
  enum System { case imperial, metric }
  enum Quantity { case length, mass, area, volume, temperature }

  var system: System
  var quantity: Quantity
  /// In metres, kilograms, square metres, litres; unused for temperatures.
  var factor: Double

  /// Whether one value is the other, converted and rounded as writers round.
  func isConverted(_ value: Double, to other: Double, _ measure: Measure) -> Bool {
    guard quantity == measure.quantity else { return false }
    if quantity == .temperature {
      let (fahrenheit, celsius) = system == .imperial ? (value, other) : (other, value)
      return abs((fahrenheit - 32) / 1.8 - celsius) <= 1.1
    }
    let (a, b) = (value * factor, other * measure.factor)
    return abs(a - b) <= 0.1 * max(a, b)
  }

  /// The measure that a folded word names.
  init?(word: String) {
    guard
      let known = Self.words.first(where: { entry in
        entry.isPrefix ? word.hasPrefix(entry.word) : word == entry.word
      })
    else { return nil }
    self = known.measure
  }

  var isFoot: Bool { factor == 0.3048 }

  /// What degrees are when the text does not say: Fahrenheit where Celsius stands opposite.
  static func opposite(_ measure: Measure) -> Measure? {
    guard measure.quantity == .temperature else { return nil }
    return Measure(measure.system == .metric ? .imperial : .metric, .temperature, 1)
  }

  private init(_ system: System, _ quantity: Quantity, _ factor: Double) {
    self.system = system
    self.quantity = quantity
    self.factor = factor
  }

  private static let words: [(word: String, isPrefix: Bool, measure: Measure)] = [
    ("mile", true, Measure(.imperial, .length, 1609.3)),
    ("milj", true, Measure(.imperial, .length, 1609.3)),
    ("mph", false, Measure(.imperial, .length, 1609.3)),
    ("feet", false, Measure(.imperial, .length, 0.3048)),
    ("foot", false, Measure(.imperial, .length, 0.3048)),
    ("ft", false, Measure(.imperial, .length, 0.3048)),
    ("stop", true, Measure(.imperial, .length, 0.3048)),
    ("inch", true, Measure(.imperial, .length, 0.0254)),
    ("yard", true, Measure(.imperial, .length, 0.9144)),
    ("pound", true, Measure(.imperial, .mass, 0.4536)),
    ("lb", false, Measure(.imperial, .mass, 0.4536)),
    ("lbs", false, Measure(.imperial, .mass, 0.4536)),
    ("stone", false, Measure(.imperial, .mass, 6.35)),
    ("ounce", true, Measure(.imperial, .mass, 0.02835)),
    ("acre", true, Measure(.imperial, .area, 4046.9)),
    ("gallon", true, Measure(.imperial, .volume, 3.785)),
    ("fahrenheit", true, Measure(.imperial, .temperature, 1)),
    ("f", false, Measure(.imperial, .temperature, 1)),
    ("km", false, Measure(.metric, .length, 1000)),
    ("kmh", false, Measure(.metric, .length, 1000)),
    ("kilomet", true, Measure(.metric, .length, 1000)),
    ("met", true, Measure(.metric, .length, 1)),
    ("m", false, Measure(.metric, .length, 1)),
    ("cm", false, Measure(.metric, .length, 0.01)),
    ("centimet", true, Measure(.metric, .length, 0.01)),
    ("santimet", true, Measure(.metric, .length, 0.01)),
    ("kg", false, Measure(.metric, .mass, 1)),
    ("kil", true, Measure(.metric, .mass, 1)),
    ("g", false, Measure(.metric, .mass, 0.001)),
    ("gram", true, Measure(.metric, .mass, 0.001)),
    ("ton", true, Measure(.metric, .mass, 1000)),
    ("hekt", true, Measure(.metric, .area, 10_000)),
    ("hect", true, Measure(.metric, .area, 10_000)),
    ("lit", true, Measure(.metric, .volume, 1)),
    ("celz", true, Measure(.metric, .temperature, 1)),
    ("cels", true, Measure(.metric, .temperature, 1)),
    ("step", true, Measure(.metric, .temperature, 1)),
    ("c", false, Measure(.metric, .temperature, 1)),
  ]
}
