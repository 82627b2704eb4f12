import Services

extension Localizer {
    /// What people are told about a refusal.
    subscript(reason: ServiceError.Reason) -> String { text(reason.key) ?? reason.rawValue }
}

extension ServiceError.Reason {
    /// The key of its sentence in `strings/*.json`.
    var key: String { "problem." + rawValue }
}
