import Domain
import Foundation
import ServiceLifecycle
import Services
import Testing

@Suite("JobRunner as a service")
struct JobRunnerServiceTests {
    @Test("A server that stops gives its job back, and that counts as no attempt")
    func shutdown() async throws {
        try await JobRunnerTests.with(worker: "if [ $n -le 4 ]; then exec sleep 60; fi; make") {
            house, runner, worker in
            let video = try await JobRunnerTests.queued(house)
            for number in 1...4 {
                let group = ServiceGroup(
                    configuration: ServiceGroupConfiguration(services: [.init(service: runner)], logger: .silent))
                let running = Task { try await group.run() }
                while FakeWorker.begun(worker) < number { try await Task.sleep(for: .milliseconds(5)) }
                await group.triggerGracefulShutdown()
                try await running.value
                let job = try await house.services.library.video(video).job
                #expect(job?.state == .queued && job?.breaks == 0 && job?.crashes == 0)
            }
            try await runner.drain()
            #expect(try await house.services.library.video(video).video.state == .ready)
            #expect(try JobRunnerTests.leftWork(house).isEmpty)
        }
    }
}
