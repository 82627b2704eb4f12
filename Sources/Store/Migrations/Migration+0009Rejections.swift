extension Migration {
    /// Why events were set aside, for pages in their reader's words.
    static let rejections = Migration(name: "0009-rejections") { _ in
        ["ALTER TABLE rejected_events ADD COLUMN refusal TEXT"]
    }
}
