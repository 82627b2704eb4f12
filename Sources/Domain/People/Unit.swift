/// A district or team of the municipality.
package struct Unit: Hashable, Sendable, Codable {
    package var id: ID<Unit>
    package var name: String

    package init(id: ID<Unit>, name: String) {
        self.id = id
        self.name = name
    }
}
