import Domain

extension LibraryPage {
    static let sample = LibraryPage(
        query: "",
        count: "8 øvelser",
        quota: QuotaMeter(percent: 3, label: "3,2 GB af 100 GB brugt"),
        cards: [
            Card(
                name: "Rejse-sætte-sig", href: Links.exercise(.sample), poster: Links.poster(.sample),
                preview: Links.file(.sample, "preview.mp4"), strip: .sample, duration: "0:32", processing: nil,
                failure: nil, missing: nil),
            Card(
                name: "Siddende march", href: Links.exercise(.sample), poster: Links.poster(.sample), preview: nil,
                strip: nil, duration: "0:28",
                processing: Processing(
                    video: "0198c0de-0000-7000-8000-000000000002", percent: 71,
                    note: "Kan afspilles; flere størrelser laves · 71 %", plays: true),
                failure: nil, missing: "svensk, engelsk"),
            Card(
                name: "Tåhævninger ved stol", href: Links.exercise(.sample), poster: nil, preview: nil, strip: nil,
                duration: nil,
                processing: Processing(
                    video: "0198c0de-0000-7000-8000-000000000001", percent: 42,
                    note: "Videoen klargøres · 42 % · ca. 0:30 tilbage", plays: false),
                failure: nil, missing: nil),
            Card(
                name: "IMG_2041", href: Links.exercise(.sample), poster: nil, preview: nil, strip: nil, duration: nil,
                processing: nil,
                failure: Failure(
                    text: "Filen 'IMG_2041.pdf' er ikke en video; upload videoen igen.",
                    retry: Links.retryVideo(.sample)),
                missing: nil),
        ], noneFound: "Ingen øvelse passer til »tå«.")
}

extension Strip {
    static let sample = Strip(
        image: Links.file(.sample, "strip.jpg"), columns: 10, count: 32, width: 160, height: 90, interval: 1)
}
