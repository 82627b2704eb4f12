import Domain
import Services
import Store
import Testing

@Suite("Where citizens live and trainers begin the day")
struct HomeTests {
    /// Two who live apart.
    private struct Neighbours {
        let planner: StaffMember
        let first: Citizen
        let second: Citizen
        let planning: PlanningService
        private let citizens: CitizenService

        init(_ house: House) async throws {
            planning = house.services.planning
            citizens = house.services.citizens
            planner = try await house.planner()
            first = house.citizen
            second = try await house.citizens(1)[0]
            try await move(first, to: "Bredgade 3", "724352 6175804")
            try await move(second, to: "Storegade 7", "725000 6176000")
        }

        func move(_ citizen: Citizen, to address: String, _ position: String) async throws {
            try await planning.setHome(
                GivenAddress(address: address, position: position), of: citizen.id, by: planner)
        }

        func home(_ citizen: Citizen) async throws -> String {
            let dossier = try await citizens.dossier(of: citizen.id, today: planning.today, for: planner)
            return dossier.home.map { "\($0.address) \($0.position)" } ?? ""
        }
    }

    @Test("who moves in with somebody takes their place, not the old one along", arguments: Engine.allCases)
    func moveIn(engine: Engine) async throws {
        try await House.with(engine) { house in
            let homes = try await Neighbours(house)
            try await homes.move(homes.first, to: "storegade 7", "724352 6175804")
            #expect(try await homes.home(homes.first) == "Storegade 7 725000 6176000")
            #expect(try await homes.home(homes.second) == "Storegade 7 725000 6176000")
        }
    }

    @Test("an address that nobody knows has no place until one is given, not even the old one")
    func unknown() async throws {
        try await House.with { house in
            let homes = try await Neighbours(house)
            let refused = try await code { try await homes.move(homes.first, to: "Algade 1", "724352 6175804") }
            #expect(refused == .invalid)
            #expect(try await homes.home(homes.first) == "Bredgade 3 724352 6175804")
            // Written anew it is meant.
            try await homes.move(homes.first, to: "Bredgade 3 A", "724352, 6175804")
            #expect(try await homes.home(homes.first) == "Bredgade 3 A 724352 6175804")
        }
    }

    @Test("an address of others stays where it is, and the town tells two of a name apart")
    func sameName() async throws {
        try await House.with { house in
            let homes = try await Neighbours(house)
            let refused = try await code { try await homes.move(homes.first, to: "Storegade 7", "600000 6300000") }
            #expect(refused == .conflict)
            #expect(try await homes.home(homes.first) == "Bredgade 3 724352 6175804")
            #expect(try await homes.home(homes.second) == "Storegade 7 725000 6176000")
            try await homes.move(homes.first, to: "Storegade 7, Skive", "600000 6300000")
            #expect(try await homes.home(homes.first) == "Storegade 7, Skive 600000 6300000")
        }
    }

    @Test("the place of one's own address is corrected for all who live there")
    func correct() async throws {
        try await House.with { house in
            let homes = try await Neighbours(house)
            try await homes.move(homes.first, to: "Storegade 7", "")
            try await homes.move(homes.first, to: "Storegade 7", "725010 6176010")
            #expect(try await homes.home(homes.second) == "Storegade 7 725010 6176010")
        }
    }

    @Test("a country with another grid is refused while there are addresses")
    func country() async throws {
        try await House.with { house in
            let homes = try await Neighbours(house)
            let (planning, planner, unit) = (homes.planning, homes.planner, house.north.id)
            try await planning.save(UnitPlanning(unit: unit, country: .denmark), by: planner)
            let sweden = UnitPlanning(unit: unit, country: .sweden)
            #expect(try await code { try await planning.save(sweden, by: planner) } == .conflict)
            for citizen in [homes.first, homes.second] {
                try await planning.setHome(GivenAddress?.none, of: citizen.id, by: planner)
            }
            try await planning.save(sweden, by: planner)
            #expect(try await planning.resources(of: unit, for: planner).planning.country == .sweden)
        }
    }

    @Test("what is changed of a trainer leaves the rest as it is stored", arguments: Engine.allCases)
    func trainer(engine: Engine) async throws {
        try await House.with(engine) { house in
            let homes = try await Neighbours(house)
            let trainer = try await house.trainer("anna", by: homes.planner)
            try await homes.planning.setHome(
                GivenAddress(address: "Bredgade 3", position: ""), of: trainer.staff, by: homes.planner)
            try await homes.planning.change(trainer.staff, by: homes.planner) { $0.skills = ["balance"] }
            let kept = try await homes.planning.trainer(trainer.staff, for: homes.planner)
            #expect(kept.skills == ["balance"] && kept.pattern == trainer.pattern)
            #expect(try await homes.planning.home(of: kept, for: homes.planner)?.address == "Bredgade 3")
            let refused = try await code {
                try await homes.planning.change(trainer.staff, by: house.therapist) { $0.skills = [] }
            }
            #expect(refused == .forbidden)
        }
    }
}
