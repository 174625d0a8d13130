internal import Dispatch
internal import Foundation
internal import Synchronization

/// Makes elements on a thread of its own, one ahead of the one that is worked on.
///
/// `make` returns nil after the last, and is called no more then or after an error. Whoever took the
/// object calls `stop` before what `make` uses goes away.
final class OneAhead<Element: Sendable>: @unchecked Sendable {
  /// Given up at the end: it may hold what lives no longer than the call that waits in `stop`.
  private var make: (() throws -> Element?)?
  /// Handed over by the semaphores: the thread writes between `wanted` and `ready`, the taker reads after
  /// `ready` and before it signals `wanted`.
  private var made: Result<Element?, any Error> = .success(nil)
  private let isStopped = Atomic(false)
  private let wanted = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(_ make: @escaping () throws -> Element?) {
    self.make = make
    let thread = Thread { self.run() }
    // That of a main thread: `make` reads files with libraries that expect it.
    thread.stackSize = 8 << 20
    thread.start()
    wanted.signal()
  }

  private func run() {
    while true {
      wanted.wait()
      if isStopped.load(ordering: .acquiring) { break }
      made = Result { try make?() }
      let isLast = if case .success(.some) = made { false } else { true }
      ready.signal()
      if isLast { break }
    }
    make = nil
    ended.signal()
  }

  /// The next element; nil after the last. Errors of `make` are passed on.
  func next() throws -> Element? {
    ready.wait()
    let element = made
    made = .success(nil)
    if case .success(.some) = element { wanted.signal() } else { ready.signal() }
    return try element.get()
  }

  /// Returns when `make` is not running and will not run.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    wanted.signal()
    ended.wait()
  }
}
