import Domain

/// One writer an upload at a time.
actor UploadLocks {
    private var taken: Set<ID<Upload>> = []

    /// - Returns: false when another request holds the upload.
    func take(_ id: ID<Upload>) -> Bool { taken.insert(id).inserted }

    func release(_ id: ID<Upload>) { taken.remove(id) }
}
