import Domain
import Foundation
import NIOCore
import Services
import Synchronization

/// Finds what is asked for under `/media`: hot things in memory, and all
/// others by the services, which say who may have them.
///
/// What is in memory is given out only to somebody who was recognised a
/// moment ago, and only while nothing has changed: see ``ContentVersion``.
final class MediaDesk: Sendable {
    private struct Key: Hashable {
        let path: String
        /// Whose answer it is, where not all viewers get the same.
        let viewer: UUID7?
    }

    private struct Entry: Sendable {
        let item: MediaItem
        let stamp: ContentVersion.Stamp
    }

    let cookies: CookieJar
    private let services: TrinServices
    private let entries: Mutex<BoundedCache<Key, Entry>>

    init(services: TrinServices, cookies: CookieJar) {
        self.services = services
        self.cookies = cookies
        entries = Mutex(BoundedCache(capacity: services.mediaCache.textBytes))
    }

    /// The answer, if it can be given without waiting for anything.
    ///
    /// - Parameter isPrepared: whether ``prepare(_:)`` has just ended, so that
    ///   a part that others are reading may be waited for.
    func answer(_ ask: MediaAsk, isPrepared: Bool = false) -> MediaAnswer? {
        guard let viewer = services.recentViewer(device: ask.deviceToken, signIn: ask.signInSecret),
            let item = current(key(ask.path, viewer))
        else { return nil }
        let answer = MediaAnswer(item, to: ask)
        if case .file(let file) = item.contents, !isPrepared, !answer.isHead,
            !services.mediaCache.isHeld(answer.range, of: file)
        {
            return nil
        }
        note(ask, of: viewer)
        return answer
    }

    /// Keeps what the player of a tablet says of itself beside a request.
    func note(_ ask: MediaAsk, of viewer: PlaybackService.Viewer) {
        guard ask.playerQuery != nil || ask.playerHeaders != nil, case .device(let device) = viewer else { return }
        services.players.note(
            query: ask.playerQuery, headers: ask.playerHeaders, session: ask.session, device: device.id)
    }

    /// Brings what ``answer(_:isPrepared:)`` needs into memory. When it cannot
    /// be had, the router says why.
    func prepare(_ ask: MediaAsk) async {
        guard let viewer = try? await services.viewer(device: ask.deviceToken, signIn: ask.signInSecret),
            let item = try? await item(ask.path, for: viewer)
        else { return }
        guard case .file(let file) = item.contents, !ask.isHead else { return }
        try? await services.mediaCache.hold(MediaAnswer(item, to: ask).range, of: file)
    }

    /// The item at a path; throws `.notFound` where there is none for the
    /// viewer.
    func item(_ path: String, for viewer: PlaybackService.Viewer) async throws -> MediaItem {
        let key = key(path, viewer)
        if let item = current(key) { return item }
        let stamp = services.version.stamp(at: services.clock.now)
        let known = entries.withLock { $0[key]?.item }
        let item = try await read(path, for: viewer, known: known)
        entries.withLock { $0.insert(Entry(item: item, stamp: stamp), for: key, cost: item.cost) }
        return item
    }

    private func current(_ key: Key) -> MediaItem? {
        guard let entry = entries.withLock({ $0[key] }),
            services.version.isCurrent(entry.stamp, at: services.clock.now)
        else { return nil }
        return entry.item
    }

    /// All who may see videos see the same of one, but a session is for one
    /// citizen's tablet and staff.
    private func key(_ path: String, _ viewer: PlaybackService.Viewer) -> Key {
        Key(path: path, viewer: path.utf8.starts(with: "/media/sessions/".utf8) ? viewer.identifier : nil)
    }

    private func read(
        _ path: String, for viewer: PlaybackService.Viewer, known: MediaItem?
    ) async throws -> MediaItem {
        switch try MediaAddress(path) {
        case .sessionPlaylist(let session, let name):
            let text = try await services.playback.playlist(name, of: session, for: viewer)
            return Self.item(text, MediaType.playlist, isFinal: false, known: known)
        case .sessionCaptions(let session, let name):
            let text = try await services.playback.captions(named: name, of: session, for: viewer)
            return Self.item(text, MediaType.captions, isFinal: false, known: known)
        case .videoCaptions(let video, let language):
            guard let text = try await services.library.captions(of: video)[language] else {
                throw ServiceError(.notFound, "Video \(video) has no captions in '\(language.rawValue)'.")
            }
            return Self.item(text, MediaType.captions, isFinal: false, known: known)
        case .videoFile(let video, let name):
            return try await file(name, of: video, known: known)
        }
    }

    private func file(_ name: String, of video: ID<Video>, known: MediaItem?) async throws -> MediaItem {
        let type = MediaType.of(name)
        if let text = try await services.library.playlist(name, of: video) {
            return Self.item(text, type, isFinal: false, known: known)
        }
        let url = try await services.library.file(name, of: video)
        if name == "video.json" {
            return Self.item(try await services.library.reportText(of: video), type, isFinal: false, known: known)
        }
        if let known { return known }
        let file = try await services.mediaCache.file(url)
        guard type == MediaType.playlist else {
            return MediaItem(file: file, type: type, entityTag: "\"\(video)-\(name)\"")
        }
        return MediaItem(text: ByteBuffer(bytes: try await file.bytes(0..<file.size)), type: type, isFinal: true)
    }

    /// The item of a text; the one that is known, if the text is the same.
    private static func item(_ text: String, _ type: String, isFinal: Bool, known: MediaItem?) -> MediaItem {
        let text = ByteBuffer(string: text)
        if let known, case .text(text, _) = known.contents { return known }
        return MediaItem(text: text, type: type, isFinal: isFinal)
    }
}

extension PlaybackService.Viewer {
    fileprivate var identifier: UUID7 {
        switch self {
        case .device(let device): device.id.uuid
        case .staff(let staff): staff.id.uuid
        }
    }
}
