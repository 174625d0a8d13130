import Testing

@testable import Workbench

@Suite struct FilePlacesTests {
  @Test(
    arguments: [
      ([:], nil, "/home/mira/.local/share/skela/memory.sqlite"),
      (["XDG_DATA_HOME": "/data"], nil, "/data/skela/memory.sqlite"),
      (["XDG_DATA_HOME": "relative"], nil, "/home/mira/.local/share/skela/memory.sqlite"),
      (["SKELA_MEMORY": "/m/ours.sqlite"], nil, "/m/ours.sqlite"),
      (["SKELA_MEMORY": ""], nil, "/home/mira/.local/share/skela/memory.sqlite"),
      (["SKELA_MEMORY": "/m/ours.sqlite"], "named.sqlite", "named.sqlite"),
    ] as [([String: String], String?, String)]
  )
  func memory(environment: [String: String], named: String?, expected: String) {
    let places = FilePlaces(environment: environment.merging(["HOME": "/home/mira"]) { a, _ in a })
    #expect(places.memory(named: named) == expected)
  }

  @Test func dictionariesMayBeElsewhereOrNowhere() {
    #expect(FilePlaces(environment: ["SKELA_DICTIONARIES": "/d"]).dictionaries == ["/d"])
    #expect(FilePlaces(environment: ["SKELA_DICTIONARIES": ""]).dictionaries.isEmpty)
    #expect(FilePlaces(environment: [:]).dictionaries.contains("/usr/share/dictd"))
  }
}
