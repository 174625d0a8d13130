// swift-tools-version: 6.2
import PackageDescription

// Programs that measure Skela's modules from inside. A package of its own, so that those who build the
// command build none of it.

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "skela", path: "..")],
  targets: [
    .executableTarget(
      name: "MatchBenchmark",
      dependencies: [.product(name: "SkelaModules", package: "skela")]
    ),
    .executableTarget(
      name: "TextFuzz",
      dependencies: [.product(name: "SkelaModules", package: "skela")]
    ),
    .executableTarget(
      name: "FormatFuzz",
      dependencies: [.product(name: "SkelaModules", package: "skela")]
    ),
    .executableTarget(
      name: "WordFormQuality",
      dependencies: [.product(name: "SkelaModules", package: "skela")]
    ),
  ]
)
