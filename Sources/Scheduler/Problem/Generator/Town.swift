/// Where people live and work, in metres.
struct Town {
    /// First the offices of all districts, then a sheltered building in
    /// each, then homes.
    private(set) var places: [Travel.Place] = []
    let districts: Int

    init(districts: Int, using random: inout SplitMix) {
        self.districts = districts
        var side = 1
        while side * side < districts { side += 1 }
        let centres = (0..<districts).map { district in
            Travel.Place(
                x: district % side * 3000 + Self.near(0, 600, &random),
                y: district / side * 3000 + Self.near(0, 600, &random))
        }
        places = centres
        places += centres.map { Travel.Place(x: Self.near($0.x, 900, &random), y: Self.near($0.y, 900, &random)) }
    }

    func office(_ district: Int) -> Int { district }

    /// The site of a new home; some share the district's building.
    mutating func home(_ district: Int, using random: inout SplitMix) -> Int {
        if random.chance(18) { return districts + district }
        let centre = places[district]
        places.append(Travel.Place(x: Self.near(centre.x, 1800, &random), y: Self.near(centre.y, 1800, &random)))
        return places.count - 1
    }

    /// More often close than far; whole tens.
    private static func near(_ middle: Int, _ spread: Int, _ random: inout SplitMix) -> Int {
        (middle + random.number(-spread...spread) / 2 + random.number(-spread...spread) / 2) / 10 * 10
    }
}
