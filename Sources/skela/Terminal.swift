import Foundation

/// The two ways out, and what the person's terminal can show.
enum Terminal {
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case underlined = "4"
    case struck = "9"
  }

  /// Whether a person reads what is written.
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  static let showsColour =
    isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  private static let showsProgress = isatty(STDERR_FILENO) == 1

  /// How many columns a line may have.
  static let width: Int = {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
      return min(Int(size.ws_col), 120)
    }
    return 100
  }()

  private nonisolated(unsafe) static var buffer: [UInt8] = []

  /// Writes a line to standard output.
  static func print(_ line: String) {
    write(Array(line.utf8))
    write([0x0A])
  }

  /// Writes bytes to standard output. They may wait until `flush`, or until the program ends well.
  static func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes bytes at once, behind those that wait, without a copy.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    flush()
    writeThrough(UnsafeRawBufferPointer(bytes))
  }

  static func flush() {
    clearProgress()
    buffer.withUnsafeBytes { writeThrough($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func writeThrough(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    while start < bytes.count {
      let written = Foundation.write(
        STDOUT_FILENO,
        bytes.baseAddress.map { $0 + start },
        bytes.count - start
      )
      if written < 0 {
        if errno == EINTR { continue }
        complain("Standard output cannot be written to. Is the disk full?")
        exit(74)
      }
      start += written
    }
  }

  static func styled(_ text: String, _ styles: Style...) -> String {
    guard showsColour, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// Writes a line to standard error.
  static func tell(_ line: String) {
    flush()
    clearProgress()
    writeError(line + "\n")
  }

  /// Writes an error to standard error.
  static func complain(_ message: String) {
    clearProgress()
    writeError("skela: " + message + "\n")
  }

  /// Shows how far long work is, on a terminal only.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    writeError("\r\u{1B}[K" + text)
    isProgressShown = true
  }

  /// Standard error may be closed or full; then there is nobody to tell.
  private static func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
  }

  private nonisolated(unsafe) static var isProgressShown = false

  private static func clearProgress() {
    guard isProgressShown else { return }
    writeError("\r\u{1B}[K")
    isProgressShown = false
  }

  /// The text broken into lines of the terminal's width, each behind `indent` blanks.
  static func wrapped(_ text: String, indent: Int) -> String {
    let room = max(width - indent, 20)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let letters = word.count
      if !line.isEmpty, length + 1 + letters > room {
        lines.append(line)
        line = String(word)
        length = letters
      } else {
        length += letters + (line.isEmpty ? 0 : 1)
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line)
    return lines.map { margin + $0 }.joined(separator: "\n")
  }
}

/// One JSON object a line, keys in alphabetical order.
enum JSONLine {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    Terminal.print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
