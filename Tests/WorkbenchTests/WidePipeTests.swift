import Foundation
import Testing

@testable import Workbench

@Suite struct WidePipeTests {
  /// F_SETPIPE_SZ and F_GETPIPE_SZ of <linux/fcntl.h>.
  private static let setPipeSize: Int32 = 1031
  private static let getPipeSize: Int32 = 1032

  private func withPipe<Result>(_ body: (Int32, Int32) throws -> Result) throws -> Result {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer {
      close(ends[0])
      close(ends[1])
    }
    return try body(ends[0], ends[1])
  }

  #if os(Linux)
    @Test func aPipeHoldsAMegabyteFromEitherEnd() throws {
      // What the system allows, asked of another pipe: a user may have too many already.
      let allowed = try withPipe { reader, _ in fcntl(reader, Self.setPipeSize, 1 << 20) }
      for end in 0...1 {
        try withPipe { reader, writer in
          let before = fcntl(reader, Self.getPipeSize)
          WidePipe.widen(end == 0 ? reader : writer)
          #expect(fcntl(reader, Self.getPipeSize) == (allowed > 0 ? allowed : before))
        }
      }
    }
  #endif

  @Test func whatAPipeHoldsStaysInIt() throws {
    let text = Array("Ibar и Ситница\n".utf8)
    try withPipe { reader, writer in
      #expect(write(writer, text, text.count) == text.count)
      WidePipe.widen(reader)
      var read = [UInt8](repeating: 0, count: 64)
      let count = Foundation.read(reader, &read, 64)
      #expect(Array(read.prefix(max(count, 0))) == text)
    }
  }

  @Test func nothingHappensToWhatIsNoPipe() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("reč.txt", "reč и реч\n")
    let descriptor = open(file, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    WidePipe.widen(descriptor)
    WidePipe.widen(-1)
    #expect(lseek(descriptor, 0, SEEK_CUR) == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count == 15)
  }
}
