internal import Foundation
internal import GzipStream

/// The content of a file piece by piece, expanded where it is gzip or zip; of a zip archive with several
/// documents, one document after the other.
///
/// A piece is a function of its own for libxml2's sake, which pulls: what goes wrong is kept in
/// `failure`, and the source ends.
final class ByteSource {
  static let pieceLength = 64 * 1024
  /// Data that expands by more than this is an attack, once it is longer than `ratioFree`.
  static let maximumRatio = 400
  static let ratioFree = 32 << 20

  private(set) var failure: InterchangeError?
  /// How many documents follow the first in a zip archive.
  private(set) var otherEntryCount = 0
  private var documentNumber = 0
  /// Goes to the next document; false behind the last.
  private var enterNext: () throws -> Bool = { false }

  private let file: String?
  private let limit: Int
  private var nextPiece: () throws -> [UInt8]? = { nil }
  private let again: () throws(InterchangeError) -> ByteSource
  private var total = 0

  /// A source of a file.
  init(path: String, limit: Int) throws(InterchangeError) {
    file = path
    self.limit = limit
    again = { () throws(InterchangeError) in try ByteSource(path: path, limit: limit) }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InterchangeError(
        .unreadable,
        file: path,
        message: FileManager.default.fileExists(atPath: path)
          ? "The file cannot be read. Check your right to read it."
          : "The file cannot be read: no such file or directory."
      )
    }
    let start = FileBytes.prefix(of: path, count: 4) ?? []
    let plain: () throws -> [UInt8]? = {
      // Straight into its place: a piece of Foundation's is copied twice.
      let piece = try [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, count in
        repeat {
          count = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        if count < 0 {
          count = 0
          throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
      }
      return piece.isEmpty ? nil : piece
    }
    if isGzip(start) {
      try expand(plain)
    } else if isZip(start) {
      try open { () throws(ZipError) in try ZipArchive(path: path) }
    } else {
      nextPiece = plain
    }
  }

  /// A source of bytes; the name stands in errors.
  init(bytes: [UInt8], name: String?, limit: Int) throws(InterchangeError) {
    file = name
    self.limit = limit
    again = { () throws(InterchangeError) in
      try ByteSource(bytes: bytes, name: name, limit: limit)
    }
    var offset = 0
    let plain: () throws -> [UInt8]? = {
      let end = min(bytes.count, offset + Self.pieceLength)
      defer { offset = end }
      return offset == end ? nil : Array(bytes[offset..<end])
    }
    if isGzip(bytes) {
      try expand(plain)
    } else if isZip(bytes) {
      try open { () throws(ZipError) in try ZipArchive(bytes: bytes) }
    } else {
      nextPiece = plain
    }
  }

  /// Another source of the same content, from the start of this document; nil where that cannot be.
  func reopened() -> ByteSource? {
    guard let source = try? again() else { return nil }
    while source.documentNumber < documentNumber {
      if !source.nextDocument() { return nil }
    }
    return source
  }

  /// Goes to the next document, when `next` came to the end of one; false behind the last, and after a
  /// failure.
  func nextDocument() -> Bool {
    guard tried({ try enterNext() }) == true else { return false }
    documentNumber += 1
    return true
  }

  /// The next bytes of the document; nil at its end, and after a failure.
  func next() -> [UInt8]? { tried { try nextPiece() } ?? nil }

  private func tried<Value>(_ body: () throws -> Value) -> Value? {
    if failure != nil { return nil }
    do {
      return try body()
    } catch let error as InterchangeError {
      failure = error
    } catch let error as CustomStringConvertible where error is GzipError || error is ZipError {
      failure = InterchangeError(.invalid, file: file, message: error.description)
    } catch {
      failure = InterchangeError(
        .unreadable,
        file: file,
        message: "The file cannot be read. Check that it is a file, and your right to read it."
      )
    }
    return nil
  }

  private func expand(_ plain: @escaping () throws -> [UInt8]?) throws(InterchangeError) {
    // A failure to read must not pass for the end of the data.
    var readingFailed: (any Error)?
    do throws(GzipError) {
      let stream = try GunzipStream {
        do { return try plain() } catch {
          readingFailed = error
          return nil
        }
      }
      nextPiece = { [unowned self] in
        let piece: [UInt8]?
        do throws(GzipError) {
          piece = try stream.next(upTo: Self.pieceLength)
        } catch {
          throw readingFailed ?? error
        }
        try count(piece, of: stream.consumedCount)
        return piece
      }
    } catch {
      throw InterchangeError(.invalid, file: file, message: error.description)
    }
  }

  private func open(_ archive: () throws(ZipError) -> ZipArchive) throws(InterchangeError) {
    do {
      let archive = try archive()
      var entries = try Self.memories(in: archive)[...]
      guard let first = entries.popFirst() else {
        throw InterchangeError(
          .invalid,
          file: file,
          message: "The zip archive holds no TMX file. Check that it is the right archive."
        )
      }
      otherEntryCount = entries.count
      var stored = first.storedLength ?? Int.max / 2
      try archive.enter(first)
      nextPiece = { [unowned self] in
        let piece = try archive.next(upTo: Self.pieceLength)
        try count(piece, of: max(1, stored))
        return piece
      }
      enterNext = {
        guard let entry = entries.popFirst() else { return false }
        stored = min(Int.max / 2, stored + (entry.storedLength ?? Int.max / 2))
        try archive.enter(entry)
        return true
      }
    } catch let error as ZipError {
      throw InterchangeError(.invalid, file: file, message: error.description)
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw InterchangeError(.invalid, file: file, message: "The zip archive cannot be read.")
    }
  }

  /// At most so many files of an archive are looked into.
  private static let mostLookedInto = 100

  /// The files of an archive that are meant: by their names, else by their content.
  private static func memories(in archive: ZipArchive) throws -> [ZipArchive.Entry] {
    let files = archive.entries.filter { !$0.name.hasPrefix("__MACOSX/") }
    let named = files.filter { $0.name.lowercased().hasSuffix(".tmx") }
    if !named.isEmpty { return named }
    return try files.prefix(mostLookedInto).filter { file in
      try archive.enter(file)
      let start = try archive.next(upTo: FormatDetection.prefixLength) ?? []
      return FormatDetection.format(of: start) == .tmx
    }
  }

  private func count(_ piece: [UInt8]?, of stored: Int) throws(InterchangeError) {
    total += piece?.count ?? 0
    if total > limit {
      throw InterchangeError(
        .limit,
        file: file,
        message: "The compressed data holds more than \(limit) bytes, the most that is read. "
          + "Expand the file first."
      )
    }
    if total > Self.ratioFree, total / Self.maximumRatio > stored {
      throw InterchangeError(
        .limit,
        file: file,
        message: "The compressed data expands more than \(Self.maximumRatio) times, which hides an "
          + "attack. Expand the file first if you trust it."
      )
    }
  }
}

private func isZip(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
}
