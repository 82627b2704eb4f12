/// What a player says about itself with a media request (CTA-5004, Common
/// Media Client Data, version 1), as far as Trin uses it.
package struct CMCDReport: Hashable, Sendable {
    /// `sid`: which playback it belongs to; Trin's tablets send the session.
    package var playback: String?
    /// `bs`: the buffer ran empty since the last request.
    package var isStarved = false
    /// `su`: the media is needed at once, for the start or after a stall.
    package var isStartup = false
    /// `br` of audio or video, kbit/s.
    package var bitRate: Int?
    /// `bl`: milliseconds of media in the buffer.
    package var buffer: Int?
    /// `mtp`: measured throughput, kbit/s.
    package var throughput: Int?

    package init() {}

    /// Longer ones are not read.
    package static let longest = 2048

    /// The highest rate that is believed, kbit/s, and the fullest buffer, a
    /// week in milliseconds: sums of any number of them stay in range.
    private static let highestRate = 100_000_000
    private static let fullestBuffer = 7 * 86_400_000

    /// Reads what a query's parameter `CMCD` holds, after its percent
    /// encoding was undone, or the headers' values, joined by commas.
    ///
    /// Nil when it does not fit the grammar, is of another version, or says
    /// what cannot be.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.longest, let pairs = CMCDGrammar.pairs(text) else { return nil }
        var isMedia = true
        for pair in pairs {
            switch (pair.key, pair.value) {
            case ("v", let value): guard value == .number(1) else { return nil }
            case ("sid", .text(let text)) where text.utf8.count <= 64: playback = text
            case ("bs", .flag(let flag)): isStarved = flag
            case ("su", .flag(let flag)): isStartup = flag
            case ("br", .number(let number)) where number <= Self.highestRate: bitRate = number
            case ("bl", .number(let number)) where number <= Self.fullestBuffer: buffer = number
            case ("mtp", .number(let number)) where number <= Self.highestRate: throughput = number
            case ("ot", .token(let kind)): isMedia = ["a", "v", "av"].contains(kind)
            case ("sid", _), ("bs", _), ("su", _), ("br", _), ("bl", _), ("mtp", _), ("ot", _): return nil
            default: break
            }
        }
        if !isMedia { bitRate = nil }
    }
}
