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
        processing: Processing(video: "0198c0de-0000-7000-8000-000000000001", percent: 42),
        failure: "Den nye fil 'rejse-2.mov' kunne ikke læses; upload den igen.",
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
        origin: "rejse-saette-sig.mp4 · 0:32 · 20. nov. 14:05",
        renditions: [
            Rendition(name: "360p", frame: "640 × 360", rate: "412 kb/s", size: "1,6 MB"),
            Rendition(name: "540p", frame: "960 × 540", rate: "930 kb/s", size: "3,7 MB"),
            Rendition(name: "720p", frame: "1280 × 720", rate: "1.840 kb/s", size: "7,4 MB"),
            Rendition(name: "1080p", frame: "1920 × 1080", rate: "3.760 kb/s", size: "15,0 MB"),
        ])
}
