import Testing

/// Who may import whom.
@Suite struct ImportTests {
  private let manifest = PackageManifest(SourceTree.package)

  /// The modules that a line imports: `public import BitextCore`, `@testable import Storage`.
  private func imports(_ file: SourceTree.File) -> [String] {
    file.code.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          $0.hasPrefix("@")
            || ["public", "internal", "package", "private", "fileprivate"].contains($0)
        })
      else { return nil }
      return words.last.map { String($0.split(separator: ".")[0]) }
    }
  }

  /// Modules of the toolchain, which everybody may import.
  private static let toolchain: Set = [
    "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Darwin",
    "Testing", "FoundationXML",
  ]

  @Test("The manifest is understood")
  func manifestIsRead() throws {
    #expect(manifest.modules.count >= 30)
    #expect(manifest.modules["BitextCore"]?.dependencies.isEmpty == true)
    #expect(manifest.modules["UnicodeText"]?.dependencies == ["CICU"])
    #expect(manifest.modules["Storage"]?.dependencies.contains("GRDB") == true)
    let floors = [
      "CICU", "BitextCore", "SerbianText", "ArticleText", "Storage", "Workbench", "skela",
    ]
    .map { manifest.modules[$0]?.floor }
    #expect(floors == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test("Every folder is a module of the manifest")
  func folders() {
    let known = Set(manifest.modules.keys)
    #expect(Set(SourceTree.sources.map(\.module)).isSubset(of: known))
    #expect(Set(SourceTree.tests.map(\.module)).isSubset(of: known))
  }

  @Test("A module imports only what the manifest gives it")
  func declared() {
    let faults = (SourceTree.sources + SourceTree.tests).flatMap { file -> [String] in
      let given = manifest.modules[file.module]?.dependencies ?? []
      return imports(file).filter { !given.contains($0) && !Self.toolchain.contains($0) }
        .map { "\(file.path) imports \($0)" }
    }
    #expect(faults.isEmpty)
  }

  @Test("A module depends only on modules of lower floors")
  func floors() {
    var faults: [String] = []
    for module in manifest.modules.values where !module.isTest {
      for name in module.dependencies {
        guard let other = manifest.modules[name] else { continue }
        let isC = other.floor == 0 && module.floor == 0
        if other.floor >= module.floor, !isC { faults.append("\(module.name) on \(name)") }
      }
    }
    #expect(faults.isEmpty)
  }

  @Test(
    "A library from outside has one door",
    arguments: [
      ("GRDB", "Storage"), ("ArgumentParser", "skela"), ("CICU", "UnicodeText"),
      ("CXML", "XMLStream"), ("CGzip", "GzipStream"), ("CDigest", "ContentDigest"),
    ]
  )
  func doors(_ library: String, _ door: String) {
    let users = SourceTree.sources.filter { imports($0).contains(library) }.map(\.module)
    #expect(Set(users) == [door])
  }

  @Test("Tests import nothing that is not theirs")
  func testsOfC() {
    let faults = SourceTree.tests.filter { file in
      imports(file).contains { $0.hasPrefix("C") && $0 != "CResources" && $0 != "ContentDigest" }
    }
    #expect(faults.map(\.path).isEmpty)
  }
}
