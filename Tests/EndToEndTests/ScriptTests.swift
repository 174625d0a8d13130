import Foundation
import Testing

/// The scripts that a newcomer calls.
struct ScriptTests {
  private static let top = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func run(_ words: String..., path: String = "/usr/local/bin:/usr/bin:/bin") throws -> (
    status: Int32, text: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = words
    process.environment = ["PATH": path]
    process.currentDirectoryURL = Self.top
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("The scripts are sound shell", arguments: ["setup", "demo", "test", "install"])
  func syntax(_ name: String) throws {
    let outcome = try run("-n", "scripts/\(name)")
    #expect(outcome.status == 0, "\(outcome.text)")
  }

  @Test("Without apt-get setup says what to install")
  func noPackageManager() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Of the machine's tools only grep is in sight.
    for tool in ["grep", "id"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent(tool).path,
        withDestinationPath: "/usr/bin/\(tool)"
      )
    }
    let outcome = try run("scripts/setup", path: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("apt-get is not here"))
    #expect(outcome.text.contains("libicu-dev"))
  }

  @Test("Setup knows its one option")
  func options() throws {
    #expect(try run("scripts/setup", "--frobnicate").status == 1)
  }
}
