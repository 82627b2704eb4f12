/// Where a rest's countdown is drawn, in pixels.
struct Dial: Hashable, Sendable {
    var center: Point
    /// Of the middle of the ring.
    var radius: Double
    /// Half the ring's width.
    var halfWidth: Double
    /// Of numbers below 100; longer ones are smaller.
    var digitHeight: Double

    /// In the middle of a picture that shows nothing else.
    static let alone = Dial(center: Point(x: 960, y: 540), radius: 392, halfWidth: 24, digitHeight: 380)
    /// Beside the picture of what comes next.
    static let beside = Dial(center: Point(x: 1516, y: 708), radius: 244, halfWidth: 22, digitHeight: 250)

    func height(of number: Int) -> Double { number < 100 ? digitHeight : digitHeight * 0.66 }

    /// The room of all numbers; it is inside the ring.
    var room: Canvas.Box {
        let side = (radius - halfWidth) * 0.79
        return Canvas.Box(
            around: [
                Point(x: center.x - side, y: center.y - digitHeight * 0.53),
                Point(x: center.x + side, y: center.y + digitHeight * 0.53),
            ], margin: 0)
    }

    func trackDistance(_ point: Point) -> Double { abs(point.distance(to: center) - radius) - halfWidth }

    func box(margin: Double) -> Canvas.Box { Canvas.Box(around: [center], margin: radius + halfWidth + margin) }
}
