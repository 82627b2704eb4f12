import Domain
import Foundation
import Services
import Synchronization
import Testing

@Suite("UploadRoom")
struct UploadRoomTests {
    /// A disk whose free bytes a test sets.
    private final class Disk: Sendable {
        let free: Mutex<Int>

        init(free: Int) { self.free = Mutex(free) }

        var gauge: DiskGauge { DiskGauge { _ in self.free.withLock { $0 } } }
    }

    private static func limits(user: Int = 1000, total: Int = 1500, reserved: Int = 100) -> UploadLimits {
        var limits = UploadLimits()
        (limits.userBytes, limits.totalBytes, limits.reservedBytes) = (user, total, reserved)
        return limits
    }

    private static func begin(_ house: House, by staff: StaffMember? = nil, _ length: Int) async throws -> ID<Upload> {
        try await house.services.uploads.create(
            by: staff ?? house.therapist, fileName: "a.mp4", length: length, exercise: nil
        ).id
    }

    @Test("Finished uploads count as long as their originals are kept", arguments: Engine.allCases)
    func originals(engine: Engine) async throws {
        try await House.with(engine, limits: Self.limits(), disk: Disk(free: 1 << 30).gauge) { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house, 600)
            _ = try await uploads.append(
                UploadServiceTests.body([UInt8](repeating: 1, count: 600)), to: id, at: 0, for: house.therapist)
            #expect(
                try await uploads.usage(of: house.therapist) == UploadUsage(used: 600, allowed: 1000, left: 400))
            let refusal = await #expect(throws: ServiceError.self) { try await Self.begin(house, 401) }
            #expect(refusal?.code == .tooLarge && refusal?.reason == .quota)
            _ = try await Self.begin(house, 400)
            #expect(try await uploads.usage(of: house.therapist).left == 0)
        }
    }

    @Test("All people together have a limit too")
    func total() async throws {
        try await House.with(limits: Self.limits(), disk: Disk(free: 1 << 30).gauge) { house in
            _ = try await Self.begin(house, 1000)
            #expect(try await house.services.uploads.usage(of: house.stranger).left == 500)
            let refusal = await #expect(throws: ServiceError.self) {
                try await Self.begin(house, by: house.stranger, 501)
            }
            #expect(refusal?.code == .full && refusal?.reason == .diskFull)
            _ = try await Self.begin(house, by: house.stranger, 500)
        }
    }

    @Test("What was promised to others is not free any more")
    func promised() async throws {
        try await House.with(limits: Self.limits(), disk: Disk(free: 1000).gauge) { house in
            _ = try await Self.begin(house, 500)
            #expect(try await code { try await Self.begin(house, by: house.stranger, 401) } == .full)
            _ = try await Self.begin(house, by: house.stranger, 400)
        }
    }

    @Test("A disk that fills up stops an upload, which goes on when there is room")
    func fillingUp() async throws {
        let disk = Disk(free: 1 << 30)
        try await House.with(limits: Self.limits(), disk: disk.gauge) { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house, 100)
            _ = try await uploads.append(
                UploadServiceTests.body(Array(UploadServiceTests.bytes[..<40])), to: id, at: 0, for: house.therapist)
            disk.free.withLock { $0 = 99 }
            let rest = Array(UploadServiceTests.bytes[40...])
            #expect(
                try await code {
                    try await uploads.append(UploadServiceTests.body(rest), to: id, at: 40, for: house.therapist)
                } == .full)
            #expect(try await uploads.upload(id, for: house.therapist).received == 40)
            disk.free.withLock { $0 = 1 << 30 }
            let whole = try await uploads.append(
                UploadServiceTests.body(rest), to: id, at: 40, for: house.therapist)
            #expect(whole.video != nil)
            #expect(try UploadServiceTests.file(id, in: house) == UploadServiceTests.bytes)
        }
    }

    @Test(
        "A piece counts wholly when its checksum is right, and not at all when it is not",
        arguments: [
            (.sha1, "xxxxxxxxxxxxxxxxxxxx"), (.sha256, "xxxxxxxxxxxxxxxxxxxx"), (.md5, ""),
        ] as [(UploadChecksum.Algorithm, String)])
    func wrongChecksum(algorithm: UploadChecksum.Algorithm, digest: String) async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house, 100)
            _ = try await uploads.append(UploadServiceTests.body([0, 1]), to: id, at: 0, for: house.therapist)
            let refusal = try await code {
                try await uploads.append(
                    UploadServiceTests.body([2, 3], [4]), to: id, at: 2, for: house.therapist,
                    checksum: UploadChecksum(algorithm, digest: Data(digest.utf8)))
            }
            #expect(refusal == .mismatch)
            #expect(try await uploads.upload(id, for: house.therapist).received == 2)
            #expect(try UploadServiceTests.file(id, in: house) == [0, 1])
        }
    }

    @Test(
        "The three checksums are those of other programs",
        arguments: [
            (.sha1, "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
            (.sha256, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (.md5, "kAFQmDzST7DWlj99KOF/cg=="),
        ] as [(UploadChecksum.Algorithm, String)])
    func checksums(algorithm: UploadChecksum.Algorithm, digest: String) async throws {
        try await House.with { house in
            let id = try await Self.begin(house, 3)
            let upload = try await house.services.uploads.append(
                UploadServiceTests.body(Array("abc".utf8)), to: id, at: 0, for: house.therapist,
                checksum: UploadChecksum(algorithm, digest: try #require(Data(base64Encoded: digest))))
            #expect(upload.video != nil)
        }
    }

    @Test("A piece with a checksum whose connection breaks off leaves nothing")
    func brokenOff() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house, 100)
            await #expect(throws: UploadServiceTests.BrokenOff.self) {
                try await uploads.append(
                    UploadServiceTests.body([1, 2, 3], breaksOff: true), to: id, at: 0, for: house.therapist,
                    checksum: UploadChecksum(.sha1, digest: Data()))
            }
            #expect(try await uploads.upload(id, for: house.therapist).received == 0)
            #expect(try UploadServiceTests.file(id, in: house).isEmpty)
        }
    }

    @Test("A second request is refused while the first brings bytes, and takes over when it falls silent")
    func takingOver() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house, 100)
            let (body, pieces) = UploadServiceTests.Body.makeStream()
            let first = Task { try await uploads.append(body, to: id, at: 0, for: house.therapist) }
            pieces.yield(Array(UploadServiceTests.bytes[..<30]))
            while try UploadServiceTests.file(id, in: house).count < 30 { await Task.yield() }
            let second = { (offset: Int) in
                try await uploads.append(
                    UploadServiceTests.body(Array(UploadServiceTests.bytes[offset...])), to: id, at: offset,
                    for: house.therapist)
            }
            #expect(try await code { try await second(0) } == .locked)
            house.clock.advance(seconds: 11)
            // The first is interrupted, and what it brought is kept.
            #expect(try await code { try await second(0) } == .conflict)
            _ = try? await first.value
            #expect(try await uploads.upload(id, for: house.therapist).received == 30)
            #expect(try await second(30).video != nil)
            #expect(try UploadServiceTests.file(id, in: house) == UploadServiceTests.bytes)
        }
    }
}
