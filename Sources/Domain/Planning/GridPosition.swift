import Foundation

/// A place on a plane grid in whole metres, read as people write it: as
/// metres to the east and to the north in any order, or as the latitude and
/// longitude that a map on the web shows.
package struct GridPosition: Hashable, Sendable {
    /// A grid of ETRS89 in transverse Mercator projection.
    package enum Grid: Double, Sendable {
        /// UTM 32, EPSG:25832, by the degree in its middle.
        case denmark = 9
        /// SWEREF 99 TM, EPSG:3006; the same as UTM 33.
        case sweden = 15
    }

    package let x: Int
    package let y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    /// Nil for what is no pair of numbers, or lies outside any grid of Europe.
    package init?(_ text: String, on grid: Grid) {
        guard let (first, second) = Self.numbers(text) else { return nil }
        if abs(first) <= 90, abs(second) <= 180 {
            guard abs(second - grid.rawValue) <= 30 else { return nil }
            self.init(latitude: first, longitude: second, on: grid)
        } else {
            guard first == first.rounded(), second == second.rounded(),
                Double(Site.range.lowerBound) <= min(first, second),
                max(first, second) <= Double(Site.range.upperBound)
            else { return nil }
            // In both countries no easting is as large as any northing.
            let isNorthFirst = first >= 5_000_000 && second < 1_500_000
            self.init(x: Int(isNorthFirst ? second : first), y: Int(isNorthFirst ? first : second))
        }
    }

    /// Commas are decimal signs where they stand between two digits and no
    /// point is used.
    private static func numbers(_ text: String) -> (Double, Double)? {
        let plain = text.replacing(#/[°NEØÖneøö]/#, with: " ")
        let marked = plain.contains(".") ? plain : plain.replacing(#/(\d),(\d)/#) { "\($0.1).\($0.2)" }
        let parts = marked.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
        guard parts.count == 2, let first = Double(parts[0]), let second = Double(parts[1]), first.isFinite,
            second.isFinite
        else { return nil }
        return (first, second)
    }

    /// Krüger's series to the third power of the flattening, exact to
    /// less than a millimetre there; GRS 80.
    private init(latitude: Double, longitude: Double, on grid: Grid) {
        let flattening = 1 / 298.257222101
        let n = flattening / (2 - flattening)
        let radius = 6_378_137 / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
        let series = [
            n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16, 13 * n * n / 48 - 3 * n * n * n / 5, 61 * n * n * n / 240,
        ]
        let sine = sin(latitude * .pi / 180)
        let c = 2 * n.squareRoot() / (1 + n)
        let t = sinh(atanh(sine) - c * atanh(c * sine))
        let away = (longitude - grid.rawValue) * .pi / 180
        let north = atan2(t, cos(away))
        let east = atanh(sin(away) / (1 + t * t).squareRoot())
        var (x, y) = (east, north)
        for (index, factor) in series.enumerated() {
            let twice = Double(2 * (index + 1))
            x += factor * cos(twice * north) * sinh(twice * east)
            y += factor * sin(twice * north) * cosh(twice * east)
        }
        let scale = 0.9996 * radius
        self.init(x: Int((500_000 + scale * x).rounded()), y: Int((scale * y).rounded()))
    }
}

extension UnitPlanning.Country {
    package var grid: GridPosition.Grid {
        switch self {
        case .denmark: .denmark
        case .sweden: .sweden
        }
    }
}
