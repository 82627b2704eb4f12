extension SessionName: CustomStringConvertible {
    /// Such as `c1/0`.
    package var description: String { "\(request)/\(session)" }
}
