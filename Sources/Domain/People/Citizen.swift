/// A citizen who trains.
package struct Citizen: Hashable, Sendable, Codable {
    package var id: ID<Citizen>
    package var unit: ID<Unit>
    package var givenName: String
    package var familyName: String
    /// The year of birth, if known.
    package var birthYear: Int?
    /// The language of the tablet, the cues and the captions.
    package var language: Language

    package init(
        id: ID<Citizen>, unit: ID<Unit>, givenName: String, familyName: String, birthYear: Int? = nil,
        language: Language
    ) {
        self.id = id
        self.unit = unit
        self.givenName = givenName
        self.familyName = familyName
        self.birthYear = birthYear
        self.language = language
    }

    package var fullName: String { givenName + " " + familyName }
}
