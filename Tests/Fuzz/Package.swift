// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, since everything in it is built for libFuzzer.
// The folders in Sources are links to those of the main package.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
let instrumented = settings + [.unsafeFlags(["-sanitize=fuzzer"])]

let package = Package(
    name: "fuzz",
    targets: [
        .systemLibrary(name: "CLibAV", path: "Sources/CLibAV", pkgConfig: "libavfilter"),
        .target(name: "Domain", path: "Sources/Domain", swiftSettings: settings),
        .target(name: "LibAV", dependencies: ["CLibAV"], path: "Sources/LibAV", swiftSettings: instrumented),
        .target(name: "Media", dependencies: ["Domain", "LibAV"], path: "Sources/Media", swiftSettings: instrumented),
        .target(name: "CFuzz", path: "CFuzz"),
        .executableTarget(
            name: "fuzz", dependencies: ["CFuzz", "LibAV", "Media"], path: "Fuzz", swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
)
