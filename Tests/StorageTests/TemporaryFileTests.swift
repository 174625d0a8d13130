import Foundation
import Testing

@testable import Storage

@Suite struct TemporaryFileTests {
  @Test("What is written is read back, from the start and from within, and no name is left")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let file = try TemporaryFile(folder: folder.url.path)
    let bytes = [UInt8]("Мост на Ибру. Most na Ibru.".utf8)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.write(UnsafeRawBufferPointer(start: nil, count: 0))
    try file.rewind()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    var copy = [UInt8](repeating: 0, count: bytes.count)
    #expect(try copy.withUnsafeMutableBytes { try file.read($0) })
    #expect(copy == bytes)
    #expect(try !copy.withUnsafeMutableBytes { try file.read($0) })
    try file.seek(to: 2)
    var part = [UInt8](repeating: 0, count: 4)
    #expect(try part.withUnsafeMutableBytes { try file.read($0) })
    #expect(part == Array(bytes[2..<6]))
  }

  @Test("A file that ends within what is asked for is a failure")
  func truncated() throws {
    let folder = try TemporaryFolder()
    let file = try TemporaryFile(folder: folder.url.path)
    try [UInt8(1), 2].withUnsafeBytes { try file.write($0) }
    try file.rewind()
    var more = [UInt8](repeating: 0, count: 3)
    #expect(throws: TemporaryFile.Failure(action: .read, folder: folder.url.path)) {
      _ = try more.withUnsafeMutableBytes { try file.read($0) }
    }
  }

  @Test("Where there is no folder, no file is made")
  func noFolder() {
    #expect(throws: TemporaryFile.Failure(action: .make, folder: "/no/such/folder")) {
      try TemporaryFile(folder: "/no/such/folder")
    }
  }
}
