import Domain

/// The people of the demo; nobody of them exists.
enum DemoPeople {
    static let password = "trappen-op-og-ned"

    struct Staff {
        let userName: String
        let name: String
        let roles: Set<Role>
        /// The index of the unit; nil for all.
        let unit: Int?
        let language: Language
        /// For the list of logins.
        let description: String
    }

    static let units = ["Hjemmepleje Nord", "Hjemmepleje Syd"]

    static let staff = [
        Staff(
            userName: "mette", name: "Mette Holm", roles: [.therapist], unit: nil, language: .danish,
            description: "therapist"),
        Staff(
            userName: "lars", name: "Lars Juhl", roles: [.planner], unit: nil, language: .danish,
            description: "planner"),
        Staff(
            userName: "susanne", name: "Susanne Krogh", roles: [.superuser, .therapist], unit: nil,
            language: .danish, description: "superuser and therapist"),
        Staff(
            userName: "karin", name: "Karin Lindqvist", roles: [.therapist], unit: 1, language: .swedish,
            description: "therapist of one unit, in Swedish"),
        trainer("bo", "Bo Lind", unit: 0), trainer("dorte", "Dorte Friis", unit: 0),
        trainer("hanne", "Hanne Bach", unit: 0), trainer("ole", "Ole Kragh", unit: 1),
        trainer("tina", "Tina Aagaard", unit: 1), trainer("yusuf", "Yusuf Demir", unit: 1),
    ]

    private static func trainer(_ userName: String, _ name: String, unit: Int) -> Staff {
        Staff(
            userName: userName, name: name, roles: [.trainer], unit: unit, language: .danish,
            description: "trainer of \(units[unit])")
    }

    struct Person {
        let givenName: String
        let familyName: String
        let birthYear: Int
        let unit: Int
        let language: Language
        /// How likely a planned session is trained: 0 … 1.
        let diligence: Double
        /// Pain at the beginning and at the end of the four weeks: 0 … 10.
        let pain: (Double, Double)
        /// What they want to be able to do.
        let goal: String
    }

    static let citizens = [
        Person(
            givenName: "Anna", familyName: "Mikkelsen", birthYear: 1942, unit: 0, language: .danish,
            diligence: 0.95, pain: (4, 1.5), goal: "Gå til købmanden uden rollator"),
        Person(
            givenName: "Børge", familyName: "Skov", birthYear: 1938, unit: 0, language: .danish,
            diligence: 0.8, pain: (3, 2), goal: "Rejse mig fra lænestolen selv"),
        Person(
            givenName: "Ellen", familyName: "Dam", birthYear: 1945, unit: 0, language: .danish,
            diligence: 0.7, pain: (2, 7.5), goal: "Gå på trapper til første sal"),
        Person(
            givenName: "Poul", familyName: "Vester", birthYear: 1936, unit: 0, language: .danish,
            diligence: 0.25, pain: (3, 3), goal: "Stå op og lave kaffe"),
        Person(
            givenName: "Inger", familyName: "Lund", birthYear: 1940, unit: 0, language: .danish,
            diligence: 0.9, pain: (1, 0.5), goal: "Danse til mit oldebarns dåb"),
        Person(
            givenName: "Knud", familyName: "Bæk", birthYear: 1947, unit: 0, language: .danish,
            diligence: 0.6, pain: (5, 3), goal: "Komme i haven igen"),
        Person(
            givenName: "Gerda", familyName: "Toft", birthYear: 1934, unit: 0, language: .danish,
            diligence: 0.85, pain: (2, 2), goal: "Tage tøj på selv"),
        Person(
            givenName: "Svend", familyName: "Aagaard", birthYear: 1941, unit: 0, language: .danish,
            diligence: 0.75, pain: (4, 3), goal: "Gå tur med hunden"),
        Person(
            givenName: "Ruth", familyName: "Ibsen", birthYear: 1939, unit: 0, language: .danish,
            diligence: 0.5, pain: (3, 4), goal: "Bade uden hjælp"),
        Person(
            givenName: "Otto", familyName: "Kjær", birthYear: 1943, unit: 0, language: .english,
            diligence: 0.9, pain: (2, 1), goal: "Walk to the harbour and back"),
        Person(
            givenName: "Birgit", familyName: "Sand", birthYear: 1944, unit: 1, language: .danish,
            diligence: 0.88, pain: (3, 1), goal: "Cykle på min trehjulede"),
        Person(
            givenName: "Erik", familyName: "Holst", birthYear: 1937, unit: 1, language: .danish,
            diligence: 0.65, pain: (4, 4), goal: "Komme sikkert ind og ud af bilen"),
        Person(
            givenName: "Astrid", familyName: "Nyström", birthYear: 1940, unit: 1, language: .swedish,
            diligence: 0.92, pain: (2, 1), goal: "Gå till kyrkan på söndagar"),
        Person(
            givenName: "Helge", familyName: "Bro", birthYear: 1935, unit: 1, language: .danish,
            diligence: 0.4, pain: (5, 6), goal: "Gå ud med skraldet"),
        Person(
            givenName: "Karen", familyName: "Vang", birthYear: 1946, unit: 1, language: .danish,
            diligence: 0.85, pain: (1, 1), goal: "Passe mine tomater"),
        Person(
            givenName: "Viggo", familyName: "Rask", birthYear: 1942, unit: 1, language: .danish,
            diligence: 0.7, pain: (3, 2), goal: "Spille billard igen"),
        Person(
            givenName: "Edith", familyName: "Lyng", birthYear: 1938, unit: 1, language: .danish,
            diligence: 0.95, pain: (2, 0.5), goal: "Besøge min søster i Aarhus"),
        Person(
            givenName: "Sven-Åke", familyName: "Dahl", birthYear: 1941, unit: 1, language: .swedish,
            diligence: 0.6, pain: (4, 2), goal: "Kliva i och ur båten"),
        Person(
            givenName: "Lilly", familyName: "Friis", birthYear: 1933, unit: 1, language: .danish,
            diligence: 0.8, pain: (2, 3), goal: "Sidde op hele dagen"),
        Person(
            givenName: "Jens", familyName: "Overgaard", birthYear: 1948, unit: 1, language: .danish,
            diligence: 0.9, pain: (3, 1), goal: "Tage bussen til byen"),
    ]

    static let comments: [Language: [String]] = [
        .danish: ["Dejligt at komme i gang igen.", "Det gjorde lidt ondt i højre knæ.", "Det går lettere nu."],
        .swedish: ["Det känns lättare nu.", "Lite ont i höften i dag."],
        .english: ["My legs feel stronger.", "A little stiff today."],
    ]

    static func printLogins() {
        print("\nSign in with the password '\(password)' as")
        for staff in staff { print("  \(staff.userName.padding(toLength: 10))\(staff.description)") }
        print("")
    }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: max(1, length - count))
    }
}
