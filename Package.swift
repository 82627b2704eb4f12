// swift-tools-version: 6.2
import PackageDescription

let relaxed: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// Tests do without: `#expect` expands to code that it would complain about.
let strict = relaxed + [.strictMemorySafety()]

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")

let package = Package(
    name: "trin",
    products: [.executable(name: "trin", targets: ["trin"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibAV", pkgConfig: "libavfilter",
            providers: [.apt(["libavformat-dev", "libavcodec-dev", "libavfilter-dev", "libswscale-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CSandbox", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),

        .target(name: "Domain", swiftSettings: strict),
        .target(name: "LibAV", dependencies: ["CLibAV"], swiftSettings: strict),
        .target(name: "Media", dependencies: ["Domain", "LibAV"], swiftSettings: strict),
        .target(name: "Sandbox", dependencies: ["CSandbox"], swiftSettings: strict),
        .target(name: "Scheduler", dependencies: ["Domain"], swiftSettings: strict),
        .target(name: "Ingest", dependencies: ["Domain", crypto], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "Domain", "CPostgres", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), log,
            ],
            swiftSettings: strict),
        .target(
            name: "Services",
            dependencies: [
                "Domain", "Media", "Scheduler", "Ingest", "Store", log, lifecycle, crypto, cryptoExtras,
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "CZlib", "Domain", "Services", log, lifecycle, crypto,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            ],
            resources: [.copy("Assets")],
            swiftSettings: strict),
        .executableTarget(
            name: "trin",
            dependencies: [
                "Domain", "Ingest", "Media", "Sandbox", "Scheduler", "Services", "Store", "Web", log, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Trin.docc"],
            swiftSettings: strict),

        .executableTarget(name: "RecurrenceBench", dependencies: ["Domain", "Scheduler"], swiftSettings: strict),
        .executableTarget(name: "SessionBench", dependencies: ["Domain", "Media"], swiftSettings: strict),
        .executableTarget(name: "PlanBench", dependencies: ["Scheduler"], swiftSettings: strict),
        .executableTarget(
            name: "IngestBench", dependencies: ["CPostgres"],
            linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("pq")]),

        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: relaxed),
        .testTarget(name: "LibAVTests", dependencies: ["LibAV"], swiftSettings: relaxed),
        .testTarget(name: "MediaTests", dependencies: ["Media", "Domain"], swiftSettings: relaxed),
        .testTarget(name: "SandboxTests", dependencies: ["Sandbox"], swiftSettings: relaxed),
        .testTarget(
            name: "SchedulerTests", dependencies: ["Scheduler", "Domain"], exclude: ["Oracle"], swiftSettings: relaxed),
        .testTarget(name: "IngestTests", dependencies: ["Ingest", "Domain"], swiftSettings: relaxed),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "Domain", log, .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: relaxed),
        .testTarget(
            name: "ServicesTests",
            dependencies: ["Services", "Store", "Scheduler", "Ingest", "Media", "Domain", log, lifecycle],
            swiftSettings: relaxed),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Services", "Store", "Media", "Domain", log,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: relaxed),
    ]
)
