/// An ordered list of exercises with doses.
package struct Programme: Hashable, Sendable, Codable {
    package struct Item: Hashable, Sendable, Codable {
        package var exercise: ID<Exercise>
        package var dose: Dose

        package init(exercise: ID<Exercise>, dose: Dose) {
            self.exercise = exercise
            self.dose = dose
        }
    }

    package var id: ID<Programme>
    package var name: String
    package var items: [Item]
    /// Of the library: shown once before the first exercise, without a dose.
    package var intro: ID<Exercise>?
    /// Of the library: shown once after the last exercise, without a dose.
    package var closing: ID<Exercise>?

    package init(
        id: ID<Programme>, name: String, items: [Item], intro: ID<Exercise>? = nil, closing: ID<Exercise>? = nil
    ) {
        self.id = id
        self.name = name
        self.items = items
        self.intro = intro
        self.closing = closing
    }

    /// All that it shows of the library.
    package var exercises: [ID<Exercise>] { [intro, closing].compactMap { $0 } + items.map(\.exercise) }
}
