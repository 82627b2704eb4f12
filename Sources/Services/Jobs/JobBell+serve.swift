import Logging
import ServiceLifecycle

extension JobBell {
    /// Runs jobs one after the other until the server stops; waits for the
    /// bell when there is none.
    ///
    /// - Parameters:
    ///   - complaint: what the log says of a job that could not be run.
    ///   - next: runs the next job, and says whether there was one.
    nonisolated func serve(
        logger: Logger, complaint: Logger.Message, _ next: @escaping @Sendable () async throws -> Bool
    ) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await next() { continue }
                } catch is CancellationError {
                    break
                } catch {
                    logger.error(complaint, metadata: ["error": "\(error)"])
                }
                await self.wait(seconds: 2)
            }
        }
    }
}
