import Logging
import Sandbox

extension Protections {
    /// Says how well the workers are locked in on this machine.
    func log(to logger: Logger) {
        if gaps.isEmpty {
            logger.info("Workers are locked in.", metadata: ["landlock": "\(landlock)", "seccomp": "\(filtersCalls)"])
        }
        for gap in gaps { logger.warning("\(gap)") }
    }
}
