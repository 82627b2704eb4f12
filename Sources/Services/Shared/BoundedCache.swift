/// Values by key within a total cost; what was not used for the longest time
/// goes first, nearly (the second-chance algorithm: O(1) a use).
package struct BoundedCache<Key: Hashable, Value> {
    fileprivate struct Slot {
        let key: Key
        var value: Value
        var cost: Int
        /// Whether it was used since the hand came by.
        var isRecent: Bool
    }

    /// The sum of costs that is never exceeded.
    package let capacity: Int
    package private(set) var cost = 0
    /// Nil where one was removed; ``free`` has its place.
    private var slots: [Slot?] = []
    private var free: [Int] = []
    private var places: [Key: Int] = [:]
    private var hand = 0

    package init(capacity: Int) { self.capacity = capacity }

    package var count: Int { places.count }

    /// A value, which counts as a use.
    package subscript(key: Key) -> Value? {
        mutating get {
            guard let place = places[key] else { return nil }
            slots[place]?.isRecent = true
            return slots[place]?.value
        }
    }

    /// Keeps a value, and lets others go until it fits. One that costs more
    /// than everything together is not kept.
    package mutating func insert(_ value: Value, for key: Key, cost: Int = 1) {
        remove(key)
        guard cost <= capacity else { return }
        while self.cost + cost > capacity { removeOne() }
        let slot = Slot(key: key, value: value, cost: cost, isRecent: false)
        if let place = free.popLast() {
            slots[place] = slot
            places[key] = place
        } else {
            places[key] = slots.count
            slots.append(slot)
        }
        self.cost += cost
    }

    package mutating func remove(_ key: Key) {
        if let place = places[key] { remove(at: place) }
    }

    package mutating func removeAll() { self = Self(capacity: capacity) }

    /// Removes the next value that was not used since the hand came by. The
    /// place it leaves is taken by the value that it makes room for, which is
    /// looked at when the hand has come round.
    private mutating func removeOne() {
        while true {
            if hand >= slots.count { hand = 0 }
            let place = hand
            hand += 1
            guard let slot = slots[place] else { continue }
            if !slot.isRecent {
                remove(at: place)
                return
            }
            slots[place]?.isRecent = false
        }
    }

    private mutating func remove(at place: Int) {
        guard let slot = slots[place] else { return }
        cost -= slot.cost
        places[slot.key] = nil
        slots[place] = nil
        free.append(place)
    }
}

extension BoundedCache.Slot: Sendable where Key: Sendable, Value: Sendable {}
extension BoundedCache: Sendable where Key: Sendable, Value: Sendable {}
