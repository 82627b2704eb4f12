/// A programme as lists offer it.
package struct ProgrammeName: Hashable, Sendable {
    package var id: ID<Programme>
    package var name: String

    package init(id: ID<Programme>, name: String) {
        self.id = id
        self.name = name
    }
}
