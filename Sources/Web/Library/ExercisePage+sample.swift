import Domain

extension ExercisePage {
    static let sample = ExercisePage(
        id: ID<Exercise>.sample.description,
        name: "Rejse-sætte-sig",
        action: Links.exercise(.sample),
        player: Player(
            stream: Links.stream(.sample), poster: Links.poster(.sample),
            tracks: [
                Track(src: Links.captions(.sample, .danish), language: "da", label: "Dansk", isDefault: true),
                Track(src: Links.captions(.sample, .swedish), language: "sv", label: "Svenska", isDefault: false),
            ]),
        processing: Processing(
            video: "0198c0de-0000-7000-8000-000000000001", percent: 42, note: "Videoen klargøres · 42 %", plays: true),
        failure: Failure(
            text: "Den nye fil 'rejse-2.mov' kunne ikke læses; upload den igen.", retry: Links.retryVideo(.sample)),
        cut: Cut(
            action: Links.cutVideo(.sample), uncut: Links.uncutVideo(.sample),
            video: "0198c0de-0000-7000-8000-00000000000a",
            duration: "32.04", strip: .sample,
            languages: [
                Choice(value: "da", label: "Dansk", isSelected: true), Choice(value: "sv", label: "Svenska"),
            ]),
        words: [
            Words(
                code: "da", language: "Dansk", captions: Links.putCaptions(.sample, .danish),
                present: Links.captions(.sample, .danish),
                spoken: Spoken(
                    href: Links.putSpoken(.sample, .danish), isOwn: true, isReady: false, percent: nil, failure: nil,
                    isThere: false)),
            Words(
                code: "sv", language: "Svenska", captions: Links.putCaptions(.sample, .swedish), present: nil,
                spoken: Spoken(
                    href: Links.putSpoken(.sample, .swedish), isOwn: false, isReady: false, percent: 30, failure: nil,
                    isThere: true)),
            Words(
                code: "en", language: "English", captions: Links.putCaptions(.sample, .english), present: nil,
                spoken: Spoken(
                    href: Links.putSpoken(.sample, .english), isOwn: false, isReady: true, percent: nil,
                    failure: "Der høres intet i filen.", isThere: true)),
        ],
        texts: [
            Texts(
                code: "da", language: "Dansk", name: "Rejse-sætte-sig",
                instruction: "Sid yderst på stolen. Læn dig frem, og rejs dig op uden at bruge armene."),
            Texts(
                code: "sv", language: "Svenska", name: "Uppresning från stol",
                instruction: "Sitt långt fram på stolen. Luta dig fram och res dig utan att använda armarna."),
            Texts(code: "en", language: "English", name: "Chair stand", instruction: ""),
        ],
        repetitions: 8,
        sides: [
            Choice(value: "", label: "Øvelsen har ingen sider", isSelected: true),
            Choice(value: "left", label: "Venstre"), Choice(value: "right", label: "Højre"),
        ],
        origin: "rejse-saette-sig.mp4 · 0:32 · 20. nov. 14:05",
        renditions: [
            rendition("360p", "640 × 360", "412 kb/s", "1,6 MB"),
            rendition("540p", "960 × 540", "930 kb/s", "3,7 MB"),
            rendition("720p", "1280 × 720", "1.840 kb/s", "7,4 MB"),
            rendition("1080p", "1920 × 1080", "3.760 kb/s", "15,0 MB"),
        ])

    private static func rendition(_ name: String, _ frame: String, _ rate: String, _ size: String) -> Rendition {
        Rendition(name: name, href: Links.download(.sample, name + ".mp4"), frame: frame, rate: rate, size: size)
    }
}
