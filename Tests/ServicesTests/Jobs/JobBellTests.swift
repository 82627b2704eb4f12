import Testing

@testable import Services

@Suite("JobBell")
struct JobBellTests {
    @Test("A ring wakes who waits, and is not lost on who waits next", .timeLimit(.minutes(1)))
    func ring() async {
        let start = ContinuousClock.now
        let bell = JobBell()
        async let waiting: Void = bell.wait(seconds: 600)
        await bell.ring()
        await waiting
        await bell.ring()
        await bell.ring()
        await bell.wait(seconds: 600)
        #expect(.now - start < .seconds(60))
    }

    @Test("Without a ring the wait is over when its time is, or when it is cancelled", .timeLimit(.minutes(1)))
    func noRing() async {
        let start = ContinuousClock.now
        let bell = JobBell()
        await bell.wait(seconds: 0.01)
        #expect(.now - start >= .milliseconds(10))
        let waiting = Task { await bell.wait(seconds: 600) }
        await Task.yield()
        waiting.cancel()
        await waiting.value
        #expect(.now - start < .seconds(60))
    }
}
