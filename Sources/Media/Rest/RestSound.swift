internal import Foundation

/// Silence, with a soft tick at each of the last three seconds.
struct RestSound: Sendable {
    let seconds: Int

    /// Between -1 and 1, at 48 kHz.
    func samples(_ range: Range<Int>) -> [Float] { range.map(sample) }

    private func sample(_ index: Int) -> Float {
        let second = index / FragmentGrid.sampleRate
        guard second < seconds, second >= seconds - 3 else { return 0 }
        let time = Double(index % FragmentGrid.sampleRate) / Double(FragmentGrid.sampleRate)
        guard time < 0.25 else { return 0 }
        // A wooden tone: quick to come, quick to go.
        let envelope = min(1, time / 0.004) * exp(-time * 26)
        let tone = sin(2 * .pi * 587.33 * time) + 0.35 * sin(2 * .pi * 1174.66 * time) * exp(-time * 30)
        return Float(0.22 * envelope * tone)
    }
}
