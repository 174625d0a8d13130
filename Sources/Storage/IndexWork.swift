internal import Dispatch

/// The indexes on their way into a memory, made on a thread of their own while rows are written.
///
/// Between `settle` and `start` they belong to the caller, from then on to what was started, until the next `settle`.
/// What was started goes on in its order.
final class IndexWork: @unchecked Sendable {
  var lists: ListBuffer
  /// Makes the concordance where rows come as words.
  var concordance: ConcordanceBuilder?
  private let queue = DispatchQueue(label: "skela.index")
  private var failure: (any Error)?

  init(_ lists: ListBuffer, _ concordance: ConcordanceBuilder?) {
    (self.lists, self.concordance) = (lists, concordance)
  }

  /// Does something with the indexes, and returns before it is done. An error is thrown by the next `settle`.
  func start(_ body: @escaping @Sendable (IndexWork) throws -> Void) {
    queue.async { [self] in
      if failure != nil { return }
      do { try body(self) } catch { failure = error }
    }
  }

  /// Returns when all that was started is done.
  func settle() throws {
    queue.sync {}
    if let failure { throw failure }
  }
}
