import Domain

/// How a request carries its events (CloudEvents JSON format 1.0, 3 and 4).
package enum BodyFormat: Hashable, Sendable, CaseIterable {
    /// `application/cloudevents+json`: one event.
    case single
    /// `application/cloudevents-batch+json`: an array of events.
    case batch

    /// Throws ``IngestError/Code/contentType`` for anything else.
    package init(contentType: String?) throws(IngestError) {
        let parts = (contentType ?? "").lowercased().split(separator: ";").map { part in
            part.filter { !$0.isWhitespace }
        }
        let isUTF8 = parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || Self.utf8.contains($0) }
        switch parts.first {
        case "application/cloudevents+json" where isUTF8: self = .single
        case "application/cloudevents-batch+json" where isUTF8: self = .batch
        default:
            throw IngestError(
                .contentType,
                "The content type is '\((contentType ?? "").excerpt)'; send application/cloudevents-batch+json"
                    + " or application/cloudevents+json in UTF-8.")
        }
    }

    private static let utf8 = ["charset=utf-8", "charset=\"utf-8\"", "charset=utf8"]
}
