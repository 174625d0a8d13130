import Foundation
import Testing

/// The built command in a folder of its own: its memory, its home, its data.
final class Skela: Sendable {
  struct Outcome {
    var status: Int32
    var out: String
    var err: String

    var lines: [String] { out.split(separator: "\n").map(String.init) }

    /// The objects that were written, one a line.
    var objects: [[String: Any]] {
      get throws {
        try lines.map {
          try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
      }
    }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("skela-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file in the folder and gives its path.
  @discardableResult
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  func contents(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(name))
  }

  /// Runs the command to its end. `wrapper` is a command that gets this one's path and arguments
  /// behind its own. Standard input is empty where none is given.
  @discardableResult
  func run(
    _ arguments: String...,
    input: String = "",
    wrapper: [String] = []
  ) throws -> Outcome {
    try run(arguments, input: input, wrapper: wrapper)
  }

  @discardableResult
  func run(_ arguments: [String], input: String = "", wrapper: [String] = []) throws -> Outcome {
    let run = UUID().uuidString
    let out = try file("\(run).out", [])
    let err = try file("\(run).err", [])
    let process = process(wrapper + [Self.command] + arguments)
    process.standardInput = FileHandle(forReadingAtPath: try file("\(run).in", input.utf8))
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: err)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      out: String(decoding: try contents("\(run).out"), as: UTF8.self),
      err: String(decoding: try contents("\(run).err"), as: UTF8.self)
    )
  }

  /// Starts the command, ends it after a while with SIGKILL, and tells whether that came in time.
  func kill(_ arguments: String..., after seconds: Double) throws -> Bool {
    let process = process([Self.command] + arguments)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(seconds * 1_000_000))
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  private func process(_ words: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
      "XDG_DATA_HOME": path("data"), "XDG_CACHE_HOME": Self.cache,
      "SKELA_MEMORY": path("memory.sqlite"),
    ]
    return process
  }

  /// Beside the test bundle, where SwiftPM puts all that it builds.
  private static let products = URL(fileURLWithPath: CommandLine.arguments[0])
    .standardizedFileURL.deletingLastPathComponent()

  static let command = products.appendingPathComponent("skela").path

  /// One cache for all tests: a debug build needs many seconds to compile the dictionaries.
  private static let cache: String = {
    let folder = products.appendingPathComponent("EndToEndTests.cache", isDirectory: true)
    try? FileManager.default.removeItem(at: folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = [
      "align", Sample.bridge.source, Sample.bridge.target, "--dry-run", "--format", "beads",
    ]
    process.environment = ["HOME": folder.path, "XDG_CACHE_HOME": folder.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
    return folder.path
  }()
}
