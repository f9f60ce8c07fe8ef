// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: a library target that imports only the rooms named.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// The tests of a room.
func tests(of name: String, imports: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "Support"] + imports,
    swiftSettings: settings)
}

let package = Package(
  name: "gloss",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    room("RDF", imports: [.product(name: "Crypto", package: "swift-crypto")]),
    room("TripleStore", imports: ["RDF"]),
    room("Language"),
    room("Algebra", imports: ["RDF", "Language"]),
    room(
      "Engine",
      imports: [
        "RDF", "TripleStore", "Algebra", .product(name: "BigInt", package: "BigInt"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room("Formats", imports: ["RDF", "TripleStore"]),
    room("Articles", imports: ["RDF", "TripleStore"]),
    room("Endpoint", imports: ["RDF", "Engine", "Formats"]),
    room(
      "Workspace",
      imports: ["RDF", "TripleStore", "Language", "Algebra", "Engine", "Formats", "Articles"]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    room("Terminal", imports: ["CLibEdit"]),
    room(
      "Shell",
      imports: [
        "RDF", "TripleStore", "Language", "Algebra", "Engine", "Formats", "Articles", "Workspace", "Endpoint",
        "Terminal",
      ]),
    .executableTarget(
      name: "gloss",
      dependencies: [
        "RDF", "Language", "Engine", "Formats", "Workspace", "Endpoint", "Shell",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "gloss-bench",
      dependencies: [
        "RDF", "TripleStore", "Language", "Engine", "Formats", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "Support", dependencies: ["RDF", "TripleStore", "Algebra", "Engine"],
      path: "Tests/Support", swiftSettings: settings),
    .target(name: "PseudoTerminals", path: "Tests/PseudoTerminals", swiftSettings: settings),
    .target(
      name: "Programs", dependencies: ["PseudoTerminals"], path: "Tests/Programs", swiftSettings: settings),
    .executableTarget(
      name: "line-editor-probe", dependencies: ["Terminal"], path: "Tests/LineEditorProbe",
      swiftSettings: settings),
    tests(of: "RDF", imports: []),
    tests(of: "TripleStore", imports: ["RDF"]),
    tests(of: "Language", imports: []),
    tests(of: "Algebra", imports: ["RDF", "Language"]),
    tests(of: "Engine", imports: ["RDF", "TripleStore", "Language", "Algebra"]),
    tests(of: "Formats", imports: ["RDF", "TripleStore"]),
    tests(of: "Articles", imports: ["RDF", "TripleStore"]),
    tests(of: "Endpoint", imports: ["RDF", "Engine", "Programs"]),
    tests(
      of: "Workspace",
      imports: ["RDF", "TripleStore", "Language", "Algebra", "Engine", "Formats", "Articles"]),
    tests(of: "Terminal", imports: ["PseudoTerminals", "line-editor-probe"]),
    tests(of: "Shell", imports: ["RDF", "TripleStore", "Language", "Engine", "Workspace", "Terminal"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["gloss", "gloss-bench", "Programs", "PseudoTerminals"],
      swiftSettings: settings),
    .testTarget(
      name: "DurabilityTests", dependencies: ["gloss", "Programs", "Support"], swiftSettings: settings),
    .testTarget(name: "ExampleTests", dependencies: ["gloss", "Programs"], swiftSettings: settings),
    .testTarget(name: "PromptTests", dependencies: ["gloss", "PseudoTerminals"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
