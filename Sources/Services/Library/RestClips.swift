import Domain
package import Store

/// The generated clips that are played between sets, one a length.
package struct RestClips: Sendable {
    let database: any Database
    let clock: WallClock

    package init(database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    /// Orders the clips that are not there yet.
    package func order(bell: JobBell) async throws {
        let now = clock.now
        try await database.write { connection in
            let present = Set(try connection.restVideos().map(\.seconds))
            for seconds in Dose.restLengths where seconds > 0 && !present.contains(seconds) {
                let video = Video(
                    id: .new(at: now), exercise: nil, state: .processing, fileName: "rest-\(seconds)", createdAt: now)
                try connection.insert(video, restSeconds: seconds)
                try connection.enqueueJob(.new(at: now), for: video.id, at: now)
            }
        }
        await bell.ring()
    }
}
