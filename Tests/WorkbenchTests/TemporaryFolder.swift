import Foundation

@testable import Workbench

/// A folder of a test's own, which goes with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "skela-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file of the folder and returns its path.
  func file(_ name: String, _ content: String) throws -> String {
    try file(name, Array(content.utf8))
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: file).deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Places that lie in this folder, without dictionaries.
  var places: FilePlaces {
    FilePlaces(environment: [
      "HOME": path, "XDG_CACHE_HOME": path + "/cache", "XDG_DATA_HOME": path + "/data",
      "SKELA_DICTIONARIES": path + "/dictd",
    ])
  }
}

/// The repository's folder of sample articles.
let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("samples").path
