import Domain

/// A short word about a state, with its colour and sign.
struct Chip: Sendable, Hashable {
    /// The class that gives it its colour.
    let kind: String
    /// The name of its sign in the sprite.
    let icon: String
    let text: String

    init(_ state: SessionStatus, _ localizer: Localizer) {
        kind = state.rawValue
        icon = "icon-" + state.rawValue
        text = localizer[state.phrase]
    }

    /// Tells a session whose result was erased from one that was called off.
    init(_ summary: SessionSummary, _ state: SessionStatus, _ localizer: Localizer) {
        let isErased = summary.session.erasedAt != nil && summary.session.cancelledAt == nil && state == .cancelled
        self.init(kind: state, text: localizer[isErased ? .stateErased : state.phrase])
    }

    init(kind: SessionStatus, text: String) {
        self.kind = kind.rawValue
        icon = "icon-" + kind.rawValue
        self.text = text
    }
}

extension SessionStatus {
    var phrase: Phrase {
        switch self {
        case .planned: .statePlanned
        case .started: .stateStarted
        case .partly: .statePartly
        case .done: .stateDone
        case .missed: .stateMissed
        case .cancelled: .stateCancelled
        }
    }
}
