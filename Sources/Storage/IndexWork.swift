internal import Dispatch
internal import Synchronization

/// The indexes on their way into a memory, made on a thread of their own while rows are written.
///
/// What was started goes on in its order. Between `settle` and the next `start` the indexes belong to the caller.
final class IndexWork: @unchecked Sendable {
  var lists: ListBuffer
  /// Those that are written at the end, if they are.
  var exactKeys: ExactKeyBuffer?
  /// Makes the concordance where rows come as words.
  var concordance: ConcordanceBuilder?
  private let queue = DispatchQueue(label: "skela.index")
  private var failure: (any Error)?
  private let wantsWriter = Atomic(false)
  /// Signalled as often as there is room for more to be started.
  private let room = DispatchSemaphore(value: IndexWork.most)

  /// So much may be started and not done, each with a batch that it holds.
  private static let most = 12

  init(_ lists: ListBuffer, exactKeys: ExactKeyBuffer?, _ concordance: ConcordanceBuilder?) {
    (self.lists, self.exactKeys, self.concordance) = (lists, exactKeys, concordance)
  }

  /// Whether the caller should `settle` before it goes on: lists are full, or something failed.
  var needsCaller: Bool { wantsWriter.load(ordering: .acquiring) }

  /// Does something with the indexes, and mostly returns before it is done. An error is thrown by the next `settle`.
  func start(_ body: @escaping @Sendable (IndexWork) throws -> Void) {
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      if failure != nil { return }
      do { try body(self) } catch { failure = error }
      if failure != nil || lists.hasManyShortSegments {
        wantsWriter.store(true, ordering: .releasing)
      }
    }
  }

  /// Returns when all that was started is done.
  func settle() throws {
    queue.sync {}
    wantsWriter.store(false, ordering: .releasing)
    if let failure { throw failure }
  }
}
