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

    package init(id: ID<Programme>, name: String, items: [Item]) {
        self.id = id
        self.name = name
        self.items = items
    }
}
