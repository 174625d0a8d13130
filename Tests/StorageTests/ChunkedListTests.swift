import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// Lists in chunks against a sorted array.
@Suite struct ChunkedListTests {
  private func ids(_ db: Database, _ list: Int64) throws -> [UInt32] {
    let lists = ChunkedList.postings
    let blobs = try Data.fetchAll(
      db,
      sql: "SELECT entries FROM posting WHERE key BETWEEN ? AND ? ORDER BY key",
      arguments: [list, list | lists.lastChunk]
    )
    return blobs.flatMap { bytes in
      bytes.withUnsafeBytes { blob in
        (0..<blob.count / lists.width).map { index in
          // A value must stand beside its own id.
          #expect(PostingList.bits(blob, index) == UInt64(lists.id(blob, index)) * 3)
          return lists.id(blob, index)
        }
      }
    }
  }

  private func insert(_ db: Database, _ list: Int64, _ ids: [UInt32]) throws {
    try ChunkedList.postings.insert(
      db,
      list: list,
      count: ids.count,
      id: { ids[$0] }
    ) { column, index, to in
      if column == 0 {
        to.storeBytes(of: UInt64(ids[index]) * 3, as: UInt64.self)
      } else {
        to.storeBytes(of: ids[index], as: UInt32.self)
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func entriesComeAndGoInAnyOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let memory = try TranslationMemory.inMemory()
    try memory.write { db in
      let list = PostingList.key(token: 9, length: 7)
      let other = PostingList.key(token: 9, length: 8)
      try insert(db, other, [5, 6])
      var expected: Set<UInt32> = []
      for step in 0..<200 {
        if step % 3 == 2 {
          for id in expected.shuffled(using: &random).prefix(20) {
            #expect(try ChunkedList.postings.remove(db, list: list, variant: id))
            expected.remove(id)
          }
        } else {
          let count = Int.random(in: 1...(step % 20 == 0 ? 900 : 40), using: &random)
          let new = Set((0..<count).map { _ in UInt32.random(in: 0..<20_000, using: &random) })
            .subtracting(expected)
          try insert(db, list, new.sorted())
          expected.formUnion(new)
        }
        if step % 60 == 59 {
          let low = UInt32.random(in: 0..<20_000, using: &random)
          try ChunkedList.postings.remove(db, allOf: low...low + 3000)
          expected = expected.filter { !(low...low + 3000).contains($0) }
        }
        #expect(try ids(db, list) == expected.sorted())
      }
      #expect(try ids(db, other) == [5, 6] || ids(db, other).isEmpty)
      #expect(try !ChunkedList.postings.remove(db, list: list, variant: 99_999))
    }
  }
}
