package import Domain

/// What makes an event one event, for ever: its device and its own
/// identifier (CloudEvents 1.0: source and id).
package struct EventIdentity: Hashable, Comparable, Sendable {
    package let device: ID<Device>
    package let event: UUID7

    package init(device: ID<Device>, event: UUID7) {
        self.device = device
        self.event = event
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.device, left.event) < (right.device, right.event)
    }
}
