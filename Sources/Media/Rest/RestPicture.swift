internal import Foundation

/// The picture of a rest: a ring that runs out around the seconds left.
///
/// From one frame to the next only what moved is painted again.
struct RestPicture: Sendable {
    static let size = Size(width: 1920, height: 1080)

    private static let background = Canvas.Paint(rgb: 0xf7efe3)
    private static let disc = Canvas.Paint(rgb: 0xfffcf6)
    private static let track = Canvas.Paint(rgb: 0xecdfcb)
    private static let ring = Canvas.Paint(rgb: 0x2f7f79)
    private static let digits = Canvas.Paint(rgb: 0x37404a)
    /// For the last three seconds: get ready.
    private static let lastDigits = Canvas.Paint(rgb: 0xc8553d)

    private static let center = Point(x: 960, y: 540)
    private static let ringRadius = 392.0
    private static let ringHalfWidth = 24.0

    private let seconds: Int
    private var head: Double?
    private var number: Int?
    private(set) var canvas: Canvas

    init(seconds: Int) {
        self.seconds = seconds
        canvas = Canvas(width: Self.size.width, height: Self.size.height, Self.background)
        let all = Self.box(Self.center, Self.ringRadius + 60)
        canvas.fill(Self.disc, in: all) { $0.distance(to: Self.center) - (Self.ringRadius + 56) }
        canvas.fill(Self.track, in: all, distance: Self.trackDistance)
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
        let arc = Stroke.arc(
            center: Self.center, radius: Self.ringRadius, start: gone - turn / 4, sweep: max(0.001, turn - gone))
        var box = Self.box(Self.center, Self.ringRadius + Self.ringHalfWidth + 2)
        if let head {
            let ends = [head, gone].map { Stroke.point(Self.center, Self.ringRadius, $0 - turn / 4) }
            box = Canvas.Box(around: ends, margin: Self.ringHalfWidth + 6)
            canvas.fill(Self.disc, in: box) { _ in -1 }
            canvas.fill(Self.track, in: box, distance: Self.trackDistance)
        }
        canvas.fill(Self.ring, in: box) { arc.distance(to: $0) - Self.ringHalfWidth }
        head = gone
    }

    private mutating func showNumber(_ value: Int) {
        let height = value < 100 ? 380.0 : 250
        let strokes = Digit.number(value, center: Self.center, height: height)
        // All inside the ring: its inner radius is 368.
        let room = Canvas.Box(
            around: [Point(x: Self.center.x - 290, y: 340), Point(x: Self.center.x + 290, y: 740)], margin: 0)
        canvas.fill(Self.disc, in: room) { _ in -1 }
        canvas.fill(value <= 3 ? Self.lastDigits : Self.digits, in: room) { point in
            let nearest = strokes.reduce(Double.infinity) { min($0, $1.distance(to: point)) }
            return nearest - Digit.halfWidth * height
        }
    }

    private static func trackDistance(_ point: Point) -> Double {
        abs(point.distance(to: center) - ringRadius) - ringHalfWidth
    }

    private static func box(_ center: Point, _ radius: Double) -> Canvas.Box {
        Canvas.Box(around: [center], margin: radius)
    }
}
