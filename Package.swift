// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "watchbook",
    defaultLocalization: "en",
    products: [
        .executable(name: "watchbook", targets: ["watchbook"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Pure: no clock, file, network or random source.
        .target(name: "Journaling", dependencies: ["CDeflate", crypto], swiftSettings: strict),
        .target(name: "Inspection", dependencies: ["Journaling"], swiftSettings: strict),
        .target(
            name: "CentralLedger",
            dependencies: ["Inspection", "Journaling"],
            swiftSettings: strict
        ),
        // Files for people; touches none but those it is told to write.
        .target(
            name: "Reports",
            dependencies: [
                "CDeflate", "CQREncode", "CTurboJPEG", "CXLSXWriter", "Journaling", crypto, grdb,
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Reference/portrait.docx"), .embedInCode("Reference/landscape.docx"),
            ],
            swiftSettings: strict
        ),

        // Drivers.
        .target(
            name: "JournalSQLite",
            dependencies: ["Journaling", "CSQLiteGuard", crypto, grdb],
            swiftSettings: strict
        ),
        .target(
            name: "LedgerSQLite",
            dependencies: [
                "CentralLedger", "Inspection", "Journaling", "JournalSQLite", "CSQLiteGuard",
                crypto, grdb,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Sync",
            dependencies: [
                "CentralLedger", "Inspection", "Journaling", "JournalSQLite", "LedgerSQLite",
                "CZip", crypto,
            ],
            swiftSettings: strict
        ),

        // Program.
        .executableTarget(
            name: "watchbook",
            dependencies: [
                "CentralLedger", "Inspection", "Journaling", "JournalSQLite", "LedgerSQLite",
                "Reports", "Sync",
                crypto,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),

        // Measurements, for developers: Scripts/bench.
        .executableTarget(
            name: "bench",
            dependencies: [
                "CentralLedger", "Inspection", "Journaling", "JournalSQLite", "LedgerSQLite",
                "Sync", "CSQLiteGuard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Bench",
            swiftSettings: strict
        ),

        // C libraries.
        .target(name: "CDeflate", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CSQLiteGuard", linkerSettings: [.linkedLibrary("sqlite3")]),
        .systemLibrary(
            name: "CQREncode",
            pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]
        ),
        .systemLibrary(
            name: "CTurboJPEG",
            pkgConfig: "libturbojpeg",
            providers: [.apt(["libturbojpeg0-dev"])]
        ),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter",
            pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]
        ),

        // Tests.
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "Journaling", "Sync"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SyncTests",
            dependencies: ["Sync", "CentralLedger", "Journaling", "LedgerSQLite", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WatchbookTests",
            dependencies: ["watchbook", "Inspection", "Journaling", "JournalSQLite", "Reports"],
            exclude: ["Golden"],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["CentralLedger", "Inspection", "Journaling"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: ["watchbook", "Journaling"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "JournalingTests",
            dependencies: ["Journaling", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "InspectionTests",
            dependencies: ["Inspection", "Journaling", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CentralLedgerTests",
            dependencies: ["CentralLedger", "Inspection", "Journaling", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LedgerSQLiteTests",
            dependencies: [
                "LedgerSQLite", "CentralLedger", "Inspection", "Journaling", "TestSupport",
                "CSQLiteGuard",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "JournalSQLiteTests",
            dependencies: ["JournalSQLite", "Journaling", "CSQLiteGuard"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RefusalTests",
            dependencies: [
                "watchbook", "Sync", "JournalSQLite", "Journaling", "TestSupport", "CSQLiteGuard",
            ],
            swiftSettings: strict
        ),
    ]
)
