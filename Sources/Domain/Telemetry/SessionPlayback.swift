/// What players said with CMCD about the stream of a session on one tablet.
package struct SessionPlayback: Hashable, Sendable {
    package var firstAt: Instant
    package var lastAt: Instant
    /// Media requests that said something.
    package var requests = 1
    /// How often the buffer had run empty.
    package var starvations = 0
    /// Requests for what was needed at once.
    package var startups = 0
    /// The mean, kbit/s.
    package var bitRate = Mean()
    /// The mean, kbit/s.
    package var throughput = Mean()
    /// The least that was in the buffer, milliseconds.
    package var leastBuffer: Int?

    package struct Mean: Hashable, Sendable {
        package var sum = 0
        package var count = 0

        package init() {}

        package init(sum: Int, count: Int) {
            self.sum = sum
            self.count = count
        }

        package var value: Double? { count == 0 ? nil : Double(sum) / Double(count) }

        package mutating func insert(_ value: Int?) {
            guard let value else { return }
            sum += value
            count += 1
        }
    }

    /// One request.
    package init(at instant: Instant) {
        firstAt = instant
        lastAt = instant
    }

    /// Takes in what another part of the same playback said.
    package mutating func merge(_ other: SessionPlayback) {
        firstAt = min(firstAt, other.firstAt)
        lastAt = max(lastAt, other.lastAt)
        requests += other.requests
        starvations += other.starvations
        startups += other.startups
        bitRate = Mean(sum: bitRate.sum + other.bitRate.sum, count: bitRate.count + other.bitRate.count)
        throughput = Mean(sum: throughput.sum + other.throughput.sum, count: throughput.count + other.throughput.count)
        leastBuffer = [leastBuffer, other.leastBuffer].compactMap { $0 }.min()
    }
}
