import Testing

@testable import Store

@Suite("DatabaseAddress")
struct DatabaseAddressTests {
    @Test(
        "An address names a file or a server",
        arguments: [
            ("sqlite:trin.sqlite", DatabaseAddress.sqlite(path: "trin.sqlite")),
            ("sqlite:/var/lib/trin/a b:c.sqlite", .sqlite(path: "/var/lib/trin/a b:c.sqlite")),
            ("postgres://trin@db/trin", .postgres(uri: "postgres://trin@db/trin")),
            ("postgresql:///trin?host=/run", .postgres(uri: "postgresql:///trin?host=/run")),
        ])
    func parses(text: String, address: DatabaseAddress) throws {
        #expect(try DatabaseAddress(text) == address)
    }

    @Test(
        "Anything else is refused with the two forms",
        arguments: [
            "", "sqlite:", "sqlite", "sqlite::memory:", "sqlite:/var/lib/", "postgres:trin", "mysql://a:secret@b/c",
            "trin.sqlite",
        ])
    func refuses(text: String) throws {
        let error = #expect(throws: StoreError.self) { try DatabaseAddress(text) }
        #expect(error?.code == .address)
        #expect(error?.message.contains("sqlite:PATH") == true)
        #expect(error?.message.contains("secret") == false)
    }

    @Test(
        "A description keeps the password to itself",
        arguments: [
            ("postgres://trin:s3cret@db:5432/trin", "postgres://trin:…@db:5432/trin"),
            ("postgres://trin:s3@cret@db/trin", "postgres://trin:…@db/trin"),
            ("postgres://trin@db/trin?password=s3cret", "postgres://trin@db/trin"),
            ("postgres://db/trin", "postgres://db/trin"),
            ("sqlite:/a@b:c", "sqlite:/a@b:c"),
        ])
    func describes(text: String, description: String) throws {
        #expect(try DatabaseAddress(text).description == description)
    }
}
