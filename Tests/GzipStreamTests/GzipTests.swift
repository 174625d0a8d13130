import GzipStream
import Testing

@Suite struct GzipTests {
  /// "Kiša. Киша.\n" as gzip wrote it, without name and date.
  static let small: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 243, 206, 60, 186, 48, 81, 79, 225, 194, 172, 11, 59, 46,
    118, 92, 216, 160, 199, 5, 0, 177, 103, 2, 64, 17, 0, 0, 0,
  ]

  @Test func expands() throws {
    #expect(try gunzip(Self.small, limit: 100) == Array("Kiša. Киша.\n".utf8))
  }

  @Test func severalMembers() throws {
    let text = try gunzip(Self.small + Self.small, limit: 100)
    #expect(text == Array("Kiša. Киша.\nKiša. Киша.\n".utf8))
  }

  @Test func paddingIsPassedOver() throws {
    #expect(try gunzip(Self.small + [0, 0, 0], limit: 100).count == 17)
  }

  @Test func emptyContent() throws {
    let empty: [UInt8] = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try gunzip(empty, limit: 0) == [])
  }

  @Test(arguments: [0, 1, 16])
  func aLimitHolds(_ limit: Int) {
    #expect(throws: GzipError.tooLong(limit: limit)) { try gunzip(Self.small, limit: limit) }
  }

  @Test func theLimitItselfIsReached() throws {
    #expect(try gunzip(Self.small, limit: 17).count == 17)
  }

  @Test func everyCutIsTruncated() {
    for count in 0..<Self.small.count {
      #expect(throws: GzipError.truncated) { try gunzip(Array(Self.small[..<count]), limit: 100) }
    }
  }

  @Test func everyChangedByteOfTheContentIsSeen() {
    for index in 10..<Self.small.count {
      var changed = Self.small
      changed[index] ^= 0x55
      #expect(throws: GzipError.self) { try gunzip(changed, limit: 1_000) }
    }
  }

  @Test(arguments: [[0x50, 0x4B, 3, 4], Array("Kiša".utf8), [0, 0, 0]] as [[UInt8]])
  func otherBytesAreDamaged(_ bytes: [UInt8]) {
    #expect(throws: GzipError.damaged) { try gunzip(bytes, limit: 100) }
    #expect(!isGzip(bytes))
  }

  @Test func recognizes() {
    #expect(isGzip(Self.small))
    #expect(!isGzip([]))
    #expect(!isGzip([0x1F]))
  }

  @Test(arguments: [
    (GzipError.truncated, "The gzip data ends too early. Get the file again."),
    (
      .tooLong(limit: 5),
      "The gzip data holds more than 5 bytes, the most that is read. Expand the file first."
    ),
  ])
  func messages(_ error: GzipError, _ message: String) {
    #expect(error.description == message)
  }
}
