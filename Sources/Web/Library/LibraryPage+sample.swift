import Domain

extension LibraryPage {
    static let sample = LibraryPage(
        query: "",
        count: "8 øvelser",
        cards: [
            Card(
                name: "Rejse-sætte-sig", href: Links.exercise(.sample), poster: Links.poster(.sample),
                duration: "0:32", processing: nil, failure: nil, missing: nil),
            Card(
                name: "Siddende march", href: Links.exercise(.sample), poster: Links.poster(.sample),
                duration: "0:28", processing: nil, failure: nil, missing: "svensk, engelsk"),
            Card(
                name: "Tåhævninger ved stol", href: Links.exercise(.sample), poster: nil, duration: nil,
                processing: Processing(video: "0198c0de-0000-7000-8000-000000000001", percent: 42), failure: nil,
                missing: nil),
            Card(
                name: "IMG_2041", href: Links.exercise(.sample), poster: nil, duration: nil, processing: nil,
                failure: "Filen 'IMG_2041.pdf' er ikke en video; upload videoen igen.", missing: nil),
        ], noneFound: "Ingen øvelse passer til »tå«.")
}
