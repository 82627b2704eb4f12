/// A plan with the name of its programme.
package struct NamedPlan: Hashable, Sendable {
    package var plan: Plan
    package var programmeName: String

    package init(plan: Plan, programmeName: String) {
        self.plan = plan
        self.programmeName = programmeName
    }
}
