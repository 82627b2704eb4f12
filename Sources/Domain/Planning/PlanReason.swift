/// One reason why a session has no place.
package struct PlanReason: Hashable, Sendable, Codable {
    /// What a sentence about it names, so that it can be said in any language.
    package struct Details: Hashable, Sendable, Codable {
        /// People or things of one kind, at most three.
        package var names: [String]
        /// How many they are in all.
        package var count: Int
        /// What else the sentence names, such as minutes or a skill.
        package var values: [String]

        package init(names: [String] = [], count: Int? = nil, values: [String] = []) {
            self.names = names
            self.count = count ?? names.count
            self.values = values
        }
    }

    /// Such as `noStaffOnShift`; Trin.docc/WeekProblem.md lists them.
    package var code: String
    package var message: String
    /// The sessions in the way.
    package var blockedBy: [ID<Session>]
    /// Nil where nothing is named, and in drafts of before it was kept.
    package var details: Details?

    package init(code: String, message: String, blockedBy: [ID<Session>], details: Details? = nil) {
        self.code = code
        self.message = message
        self.blockedBy = blockedBy
        self.details = details
    }
}
