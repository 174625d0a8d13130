internal import Foundation
internal import GzipStream

/// Reads whole files, and says in its own words why it cannot.
enum FileBytes {
  /// The bytes of a file, expanded where they are gzip.
  ///
  /// Never gives more than `limit` bytes of expanded content.
  static func read(_ path: String, limit: Int) throws(InterchangeError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw InterchangeError(
        .unreadable,
        file: path,
        message: "The file cannot be read. Check its name and your right to read it."
      )
    }
    return try expand(bytes, file: path, limit: limit)
  }

  /// The same bytes, expanded where they are gzip.
  static func expand(
    _ bytes: [UInt8],
    file: String?,
    limit: Int
  ) throws(InterchangeError) -> [UInt8] {
    guard isGzip(bytes) else { return bytes }
    do throws(GzipError) {
      return try gunzip(bytes, limit: limit)
    } catch {
      let code: InterchangeError.Code = if case .tooLong = error { .limit } else { .invalid }
      throw InterchangeError(code, file: file, message: error.description)
    }
  }

  /// The first bytes of a file, at most `count`; nil when it cannot be read.
  static func prefix(of path: String, count: Int) -> [UInt8]? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    do {
      // At the end of a file, so in an empty one too, there is no data.
      return [UInt8](try handle.read(upToCount: count) ?? Data())
    } catch {
      return nil
    }
  }
}
