public import Foundation

/// Where Skela's files are on this machine (XDG Base Directory Specification).
public struct FilePlaces: Sendable {
  private let environment: [String: String]

  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// The memory: the one named, else `$SKELA_MEMORY`, else `skela/memory.sqlite` in the data folder.
  public func memory(named path: String?) -> String {
    if let path { return path }
    if let path = environment["SKELA_MEMORY"], !path.isEmpty { return path }
    return folder("XDG_DATA_HOME", ".local/share") + "/memory.sqlite"
  }

  /// The folder for what can be made again.
  public var cache: String { folder("XDG_CACHE_HOME", ".cache") }

  /// The user's own glossaries: every TSV file of this folder is used.
  public var glossaries: String { folder("XDG_DATA_HOME", ".local/share") + "/glossaries" }

  /// The folders in which dictionaries in dictd's format may be.
  public var dictionaries: [String] {
    if let path = environment["SKELA_DICTIONARIES"] { return path.isEmpty ? [] : [path] }
    return ["/usr/share/dictd", "/usr/local/share/dictd"]
  }

  /// The folders in which hunspell's dictionaries may be.
  public var spellingDictionaries: [String] {
    if let path = environment["SKELA_HUNSPELL"] { return path.isEmpty ? [] : [path] }
    return ["/usr/share/hunspell", "/usr/local/share/hunspell"]
  }

  private func folder(_ variable: String, _ usual: String) -> String {
    if let path = environment[variable], path.hasPrefix("/") { return path + "/skela" }
    return (environment["HOME"] ?? NSHomeDirectory()) + "/" + usual + "/skela"
  }
}
