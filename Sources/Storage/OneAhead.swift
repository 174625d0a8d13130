internal import Dispatch
internal import Foundation
internal import Synchronization

/// Makes elements on a thread of its own, one ahead of the one that is worked on, or some more.
///
/// `make` returns nil after the last, and is called no more then or after an error. Whoever took the
/// object calls `stop` before what `make` uses goes away.
final class OneAhead<Element: Sendable>: @unchecked Sendable {
  /// Given up at the end: it may hold what lives no longer than the call that waits in `stop`.
  private var make: (() throws -> Element?)?
  /// What waits to be taken, the next one first.
  private let made = Mutex<[Result<Element?, any Error>]>([])
  private let isStopped = Atomic(false)
  /// Signalled as often as there is room for one more.
  private let wanted = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// So many elements may wait.
  init(depth: Int = 1, _ make: @escaping () throws -> Element?) {
    self.make = make
    let thread = Thread { self.run() }
    // That of a main thread: `make` reads files with libraries that expect it.
    thread.stackSize = 8 << 20
    thread.start()
    for _ in 0..<depth { wanted.signal() }
  }

  private func run() {
    while true {
      wanted.wait()
      if isStopped.load(ordering: .acquiring) { break }
      let element = Result { try make?() }
      let isLast = if case .success(.some) = element { false } else { true }
      made.withLock { $0.append(element) }
      ready.signal()
      if isLast { break }
    }
    make = nil
    ended.signal()
  }

  /// The next element; nil after the last. Errors of `make` are passed on.
  func next() throws -> Element? {
    ready.wait()
    let element = made.withLock { made in
      // The last one stays.
      if case .success(.some)? = made.first { made.removeFirst() } else { made[0] }
    }
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
