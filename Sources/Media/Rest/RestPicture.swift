internal import Foundation

/// The picture of a rest: a ring that runs out around the seconds left.
///
/// From one frame to the next only what moved is painted again.
struct RestPicture: Sendable {
    static let size = Size(width: 1920, height: 1080)

    static let background = Canvas.Paint(rgb: 0xf7efe3)
    private static let disc = Canvas.Paint(rgb: 0xfffcf6)
    private static let track = Canvas.Paint(rgb: 0xecdfcb)
    private static let ring = Canvas.Paint(rgb: 0x2f7f79)
    private static let digits = Canvas.Paint(rgb: 0x37404a)
    /// For the last three seconds: get ready.
    private static let lastDigits = Canvas.Paint(rgb: 0xc8553d)

    private let seconds: Int
    private let dial: Dial
    private var head: Double?
    private var number: Int?
    private(set) var canvas: Canvas

    /// - Parameter ground: of `size`, what the countdown is drawn on; nil for
    ///   an empty one.
    init(seconds: Int, dial: Dial = .alone, on ground: Canvas? = nil) {
        self.seconds = seconds
        self.dial = dial
        canvas = ground ?? Canvas(width: Self.size.width, height: Self.size.height, Self.background)
        let all = dial.box(margin: 36)
        canvas.fill(Self.disc, in: all) { $0.distance(to: dial.center) - (dial.radius + dial.halfWidth + 32) }
        canvas.fill(Self.track, in: all, distance: dial.trackDistance)
    }

    /// Paints the moment `time` seconds after the start; moments must come in
    /// order.
    mutating func show(_ time: Double) {
        showRing(time)
        let left = max(1, Int((Double(seconds) - time).rounded(.up)))
        if left != number {
            showNumber(left)
            number = left
        }
    }

    /// The ring runs out clockwise and ends at the top.
    private mutating func showRing(_ time: Double) {
        let turn = 2 * Double.pi
        let gone = min(1, max(0, time / Double(seconds))) * turn
        let dial = dial
        let arc = Stroke.arc(
            center: dial.center, radius: dial.radius, start: gone - turn / 4, sweep: max(0.001, turn - gone))
        var box = dial.box(margin: 2)
        if let head {
            let ends = [head, gone].map { Stroke.point(dial.center, dial.radius, $0 - turn / 4) }
            box = Canvas.Box(around: ends, margin: dial.halfWidth + 6)
            canvas.fill(Self.disc, in: box) { _ in -1 }
            canvas.fill(Self.track, in: box, distance: dial.trackDistance)
        }
        canvas.fill(Self.ring, in: box) { arc.distance(to: $0) - dial.halfWidth }
        head = gone
    }

    private mutating func showNumber(_ value: Int) {
        let height = dial.height(of: value)
        let strokes = Digit.number(value, center: dial.center, height: height)
        let room = dial.room
        canvas.fill(Self.disc, in: room) { _ in -1 }
        canvas.fill(value <= 3 ? Self.lastDigits : Self.digits, in: room) { point in
            let nearest = strokes.reduce(Double.infinity) { min($0, $1.distance(to: point)) }
            return nearest - Digit.halfWidth * height
        }
    }
}
