internal import LibAV

/// A picture of 8-bit 4:2:0 in limited-range BT.709, painted shape by shape.
struct Canvas: Sendable {
    /// A colour as the planes hold it.
    struct Paint: Hashable, Sendable {
        let luma: Double
        let blue: Double
        let red: Double

        /// - Parameter rgb: such as `0xfbf4ea`.
        init(rgb: Int) {
            let r = Double(rgb >> 16 & 0xff) / 255
            let g = Double(rgb >> 8 & 0xff) / 255
            let b = Double(rgb & 0xff) / 255
            let y = 0.2126 * r + 0.7152 * g + 0.0722 * b
            luma = 16 + 219 * y
            blue = 128 + 224 * (b - y) / 1.8556
            red = 128 + 224 * (r - y) / 1.5748
        }
    }

    /// Pixels; both ends even, the upper ones left out.
    struct Box: Hashable, Sendable {
        var x: Range<Int>
        var y: Range<Int>

        /// The smallest around all points at most `margin` from `points`.
        init(around points: [Point], margin: Double) {
            func range(_ values: [Double]) -> Range<Int> {
                let low = Int((values.min() ?? 0) - margin) / 2 * 2
                let high = Int((values.max() ?? 0) + margin) / 2 * 2 + 2
                return low..<max(low, high)
            }
            x = range(points.map(\.x))
            y = range(points.map(\.y))
        }
    }

    let width: Int
    let height: Int
    private(set) var luma: [UInt8]
    private(set) var blue: [UInt8]
    private(set) var red: [UInt8]

    /// - Parameters:
    ///   - width: even, as is `height`.
    init(width: Int, height: Int, _ paint: Paint) {
        self.width = width
        self.height = height
        luma = Array(repeating: UInt8(paint.luma.rounded()), count: width * height)
        blue = Array(repeating: UInt8(paint.blue.rounded()), count: width * height / 4)
        red = Array(repeating: UInt8(paint.red.rounded()), count: width * height / 4)
    }

    /// Paints a shape inside `box` with smooth edges.
    ///
    /// - Parameter distance: from a point to the shape, negative inside it.
    mutating func fill(_ paint: Paint, in box: Box, distance: (Point) -> Double) {
        let xs = box.x.clamped(to: 0..<width)
        let ys = box.y.clamped(to: 0..<height)
        for y in ys {
            for x in xs {
                let cover = 0.5 - distance(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                if cover > 0 { Self.mix(&luma[y * width + x], paint.luma, min(1, cover)) }
            }
        }
        // Planes of colour have a quarter of the points, each two wide.
        for y in stride(from: ys.lowerBound, to: ys.upperBound, by: 2) {
            for x in stride(from: xs.lowerBound, to: xs.upperBound, by: 2) {
                let cover = 0.5 - distance(Point(x: Double(x) + 1, y: Double(y) + 1)) / 2
                guard cover > 0 else { continue }
                let index = y / 2 * (width / 2) + x / 2
                Self.mix(&blue[index], paint.blue, min(1, cover))
                Self.mix(&red[index], paint.red, min(1, cover))
            }
        }
    }

    /// Copies a picture to where its left upper corner is `x`, `y`, both even.
    ///
    /// - Returns: whether it has room there; it is not copied if not.
    @discardableResult
    mutating func place(_ picture: Planes, x: Int, y: Int) -> Bool {
        guard x >= 0, y >= 0, x + picture.width <= width, y + picture.height <= height else { return false }
        Self.copy(picture.luma, width: picture.width, into: &luma, width, x: x, y: y)
        let half = (picture.width + 1) / 2
        Self.copy(picture.blue, width: half, into: &blue, width / 2, x: x / 2, y: y / 2)
        Self.copy(picture.red, width: half, into: &red, width / 2, x: x / 2, y: y / 2)
        return true
    }

    private static func copy(
        _ rows: [UInt8], width: Int, into plane: inout [UInt8], _ planeWidth: Int, x: Int, y: Int
    ) {
        for row in 0..<(rows.count / max(1, width)) {
            let start = (y + row) * planeWidth + x
            guard start + width <= plane.count else { return }
            plane.replaceSubrange(start..<(start + width), with: rows[(row * width)..<((row + 1) * width)])
        }
    }

    private static func mix(_ value: inout UInt8, _ target: Double, _ share: Double) {
        value = UInt8((Double(value) + (target - Double(value)) * share).rounded())
    }
}
