// swift-tools-version: 6.2
import PackageDescription

// The house, floor by floor (ARCHITECTURE.md draws it). A module depends only on modules of
// floors below its own; CI builds with `--explicit-target-dependency-import-check error`, so an
// import that is not declared here does not build.

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A release of the command holds Swift's libraries: it runs where Swift is not installed, and
// starts in four fifths of the time.
let linksStatically = BuildSettingCondition.when(platforms: [.linux], configuration: .release)

/// `hasResources`: its folder Resources holds files that CResources embeds as bytes.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  hasResources: Bool = false
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    exclude: hasResources ? ["Resources"] : [],
    swiftSettings: swiftSettings
  )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.init(stringLiteral: name)] + dependencies,
    swiftSettings: swiftSettings
  )
}

let package = Package(
  name: "skela",
  products: [
    .executable(name: "skela", targets: ["skela"]),
    // For the programs in Benchmarks, which measure modules from inside.
    .library(
      name: "SkelaModules",
      targets: [
        "ArticleText", "BitextCore", "FuzzyMatching", "Interchange", "Segmentation", "SerbianText",
        "Storage", "TestSupport",
      ]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // 0 C: opaque doors to the system's libraries, and the resources as bytes
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]
    ),
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .target(name: "CXML", dependencies: ["CLibXML2"]),
    .target(name: "CGzip", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CZip", linkerSettings: [.linkedLibrary("zip")]),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("md")]),
    .target(name: "CResources"),

    // 1 GROUND
    module("BitextCore"),
    module("UnicodeText", ["CICU"]),
    module("XMLStream", ["CXML"]),
    module("GzipStream", ["CGzip", "CZip"]),
    module("ContentDigest", ["CDigest"]),

    // 2 LANGUAGE
    module("SerbianText", ["BitextCore", "UnicodeText", "CResources"], hasResources: true),

    // 3 THINKING
    module(
      "ArticleText",
      ["BitextCore", "UnicodeText", "SerbianText", "XMLStream", "GzipStream"]
    ),
    module(
      "Segmentation",
      ["BitextCore", "UnicodeText", "XMLStream", "CResources"],
      hasResources: true
    ),
    module(
      "SentenceAlignment",
      ["BitextCore", "UnicodeText", "SerbianText", "CResources"],
      hasResources: true
    ),
    module("FuzzyMatching", ["BitextCore", "UnicodeText"]),
    module("Terminology", ["BitextCore", "UnicodeText", "SerbianText", "CResources"]),
    module("TranslationCheck", ["BitextCore", "SerbianText"]),

    // 4 KEEPING
    module(
      "Storage",
      [
        "BitextCore", "FuzzyMatching", "SerbianText",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    module("Interchange", ["BitextCore", "XMLStream", "GzipStream", "UnicodeText"]),

    // 5 USES
    module(
      "Workbench",
      [
        "BitextCore", "UnicodeText", "SerbianText", "ArticleText", "Segmentation",
        "SentenceAlignment", "FuzzyMatching", "Terminology", "Storage", "Interchange",
        "GzipStream", "ContentDigest", "TranslationCheck", "XMLStream",
      ]
    ),

    // 6 FACES
    .executableTarget(
      name: "skela",
      dependencies: [
        "ArticleText", "BitextCore", "SentenceAlignment", "SerbianText", "Storage", "Terminology",
        "TranslationCheck", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings + [.unsafeFlags(["-static-stdlib"], linksStatically)],
      linkerSettings: [.unsafeFlags(["-static-stdlib"], linksStatically)]
    ),

    // Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    tests("BitextCore", []),
    tests("UnicodeText", ["TestSupport"]),
    tests("XMLStream", ["TestSupport"]),
    tests("GzipStream", []),
    tests("ContentDigest", []),
    tests("SerbianText", ["BitextCore", "TestSupport", "UnicodeText"]),
    tests("ArticleText", ["BitextCore", "SerbianText", "TestSupport"]),
    tests("Segmentation", ["BitextCore", "CResources", "TestSupport", "UnicodeText"]),
    tests(
      "SentenceAlignment",
      ["BitextCore", "SerbianText", "CResources", "TestSupport"]
    ),
    tests("FuzzyMatching", ["BitextCore", "TestSupport"]),
    tests("Terminology", ["BitextCore", "SerbianText"]),
    tests("TranslationCheck", ["BitextCore", "SerbianText", "TestSupport"]),
    tests(
      "Storage",
      [
        "BitextCore", "FuzzyMatching", "SerbianText", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    tests("Interchange", ["BitextCore", "TestSupport", "XMLStream", "UnicodeText"]),
    tests(
      "Workbench",
      [
        "ArticleText", "BitextCore", "Interchange", "SentenceAlignment", "SerbianText", "Storage",
        "TestSupport",
      ]
    ),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["skela", "TestSupport"],
      exclude: ["Schemas"]
    ),
  ]
)
