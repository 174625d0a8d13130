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
  }

  static let showsColour =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
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

  static func flush() {
    var start = 0
    while start < buffer.count {
      let written = buffer.withUnsafeBytes {
        Foundation.write(1, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if written < 0 {
        complain("Standard output cannot be written to. Is the disk full?")
        exit(74)
      }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  static func styled(_ text: String, _ styles: Style...) -> String {
    guard showsColour, !text.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// Writes a line to standard error.
  static func tell(_ line: String) {
    flush()
    clearProgress()
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes an error to standard error.
  static func complain(_ message: String) {
    clearProgress()
    FileHandle.standardError.write(Data(("skela: " + message + "\n").utf8))
  }

  /// Shows how far long work is, on a terminal only.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data(("\r\u{1B}[K" + text).utf8))
  }

  private static func clearProgress() {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  /// The text broken into lines of the terminal's width, each behind `indent` blanks.
  static func wrapped(_ text: String, indent: Int) -> String {
    let room = max(width - indent, 20)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = String(word)
      } else {
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
