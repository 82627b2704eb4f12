internal import Foundation

/// The ten digits as strokes, drawn for this purpose: one unit high, around
/// the origin, to be painted with a half width of 0.075.
enum Digit {
    static let halfWidth = 0.075

    /// Half the room that a digit takes sideways.
    static func halfRoom(_ digit: Int) -> Double { digit == 1 ? 0.22 : 0.36 }

    static func strokes(_ digit: Int) -> [Stroke] {
        switch digit {
        case 0:
            [
                arc(0, -0.18, 0.25, from: 180, sweep: 180), arc(0, 0.18, 0.25, from: 0, sweep: 180),
                line(-0.25, -0.18, -0.25, 0.18), line(0.25, -0.18, 0.25, 0.18),
            ]
        case 1: [line(0.06, -0.43, 0.06, 0.43), line(-0.13, -0.27, 0.06, -0.43)]
        case 2:
            [
                arc(0, -0.19, 0.24, from: 190, sweep: 210), line(0.184, -0.036, -0.24, 0.43),
                line(-0.24, 0.43, 0.25, 0.43),
            ]
        case 3: [arc(-0.01, -0.215, 0.215, from: 205, sweep: 245), arc(-0.01, 0.215, 0.215, from: 270, sweep: 245)]
        case 4: [line(0.12, -0.43, -0.27, 0.17), line(-0.27, 0.17, 0.28, 0.17), line(0.12, -0.43, 0.12, 0.43)]
        case 5:
            [
                line(0.2, -0.43, -0.17, -0.43), line(-0.17, -0.43, -0.194, -0.026),
                arc(-0.01, 0.165, 0.265, from: 226, sweep: 284),
            ]
        case 6: [arc(0, 0.17, 0.26, from: 0, sweep: 360), line(-0.224, 0.038, 0.1, -0.43)]
        case 7: [line(-0.25, -0.43, 0.25, -0.43), line(0.25, -0.43, -0.09, 0.43)]
        case 8: [arc(0, -0.22, 0.205, from: 0, sweep: 360), arc(0, 0.2, 0.235, from: 0, sweep: 360)]
        default: [arc(0, -0.17, 0.26, from: 0, sweep: 360), line(0.224, -0.038, -0.1, 0.43)]
        }
    }

    /// A whole number with its middle at `center`.
    static func number(_ value: Int, center: Point, height: Double) -> [Stroke] {
        let digits = String(value).compactMap(\.wholeNumberValue)
        var x = center.x - digits.reduce(0) { $0 + halfRoom($1) } * height
        return digits.flatMap { digit in
            x += halfRoom(digit) * height
            defer { x += halfRoom(digit) * height }
            return strokes(digit).map { $0.placed(at: Point(x: x, y: center.y), scale: height) }
        }
    }

    private static func line(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Stroke {
        .line(Point(x: ax, y: ay), Point(x: bx, y: by))
    }

    private static func arc(_ x: Double, _ y: Double, _ radius: Double, from degrees: Double, sweep: Double) -> Stroke {
        .arc(center: Point(x: x, y: y), radius: radius, start: degrees * .pi / 180, sweep: sweep * .pi / 180)
    }
}
