import Logging
import ServiceLifecycle

/// Does the same round after round until the server stops. A round that fails
/// is told to the log, and the next one tries again.
///
/// - Parameters:
///   - interval: between two rounds.
///   - start: what the first round is given; each may hand on something else,
///     and one that fails hands on what it was given.
///   - complaint: what the log says of a round that failed.
nonisolated func keepOn<State: Sendable>(
    every interval: Duration, from start: State, logger: Logger, complaint: Logger.Message,
    _ round: @escaping @Sendable (State) async throws -> State
) async {
    await cancelWhenGracefulShutdown {
        var state = start
        while !Task.isCancelled {
            do {
                state = try await round(state)
            } catch  where Task.isCancelled {
                break
            } catch {
                logger.warning(complaint, metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }
}
