/// Where on a ``JSONTape`` a value is; it means nothing elsewhere.
package struct JSONNode: Hashable, Sendable {
    let index: Int

    /// The value that holds all others.
    package static var root: Self { Self(index: 0) }
}
