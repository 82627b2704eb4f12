/// How long the way takes from one site to another, in whole minutes.
package enum Travel: Hashable, Sendable {
    /// Nobody travels; every site is nil.
    case none
    /// Square, zeros on its diagonal; neither symmetric nor triangular by
    /// need.
    case matrix([[Int]])
    /// Straight lines between places in metres: 0 minutes between equal
    /// coordinates, else `perStop` and the rounded-up time.
    case places([Place], metresPerMinute: Int, perStop: Int)

    package struct Place: Hashable, Sendable {
        package var x: Int
        package var y: Int

        package init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }
}
