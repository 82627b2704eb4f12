internal import Foundation

struct Point: Hashable, Sendable {
    var x: Double
    var y: Double

    func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}

/// The middle line of a stroke with round ends.
enum Stroke: Hashable, Sendable {
    case line(Point, Point)
    /// Angles in radians, clockwise from the right; `sweep` from 0 to 2π.
    case arc(center: Point, radius: Double, start: Double, sweep: Double)

    func distance(to point: Point) -> Double {
        switch self {
        case .line(let a, let b):
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let squared = max(dx * dx + dy * dy, .leastNormalMagnitude)
            let along = min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared))
            return point.distance(to: Point(x: a.x + along * dx, y: a.y + along * dy))
        case .arc(let center, let radius, let start, let sweep):
            let turn = 2 * Double.pi
            var angle = (atan2(point.y - center.y, point.x - center.x) - start).truncatingRemainder(dividingBy: turn)
            if angle < 0 { angle += turn }
            if angle <= sweep { return abs(point.distance(to: center) - radius) }
            return min(
                point.distance(to: Self.point(center, radius, start)),
                point.distance(to: Self.point(center, radius, start + sweep)))
        }
    }

    static func point(_ center: Point, _ radius: Double, _ angle: Double) -> Point {
        Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }

    /// Enlarged from the origin, then moved.
    func placed(at origin: Point, scale: Double) -> Stroke {
        func place(_ point: Point) -> Point { Point(x: origin.x + point.x * scale, y: origin.y + point.y * scale) }
        switch self {
        case .line(let a, let b): return .line(place(a), place(b))
        case .arc(let center, let radius, let start, let sweep):
            return .arc(center: place(center), radius: radius * scale, start: start, sweep: sweep)
        }
    }
}
