internal import LibAV

/// What a card's countdown is drawn on: the next exercise's picture and name.
struct RestGround {
    let card: RestCard
    /// A font file with Latin letters.
    let font: String

    private static let margin = 96
    /// Where the picture is to fit, pixels.
    private static let frame = (x: 96, y: 448, size: Size(width: 1064, height: 544))

    /// - Parameter poster: an open file with a JPEG.
    func paint(poster descriptor: Int32) throws(MediaError) -> Canvas {
        var canvas = Canvas(width: RestPicture.size.width, height: RestPicture.size.height, RestPicture.background)
        let picture = try poster(descriptor)
        // In the middle of its frame, at even pixels.
        let x = Self.frame.x + (Self.frame.size.width - picture.width) / 4 * 2
        let y = Self.frame.y + (Self.frame.size.height - picture.height) / 4 * 2
        guard canvas.place(picture, x: x, y: y), let written = try written(on: canvas),
            canvas.place(written, x: 0, y: 0)
        else { throw MediaError(.internal, "The rest's card could not be painted; try again.") }
        return canvas
    }

    private func poster(_ descriptor: Int32) throws(MediaError) -> Planes {
        let size = Self.frame.size
        let description =
            "[in]scale=\(size.width):\(size.height):force_original_aspect_ratio=decrease:force_divisible_by=2:"
            + "flags=bicubic:in_color_matrix=bt601:out_color_matrix=bt709:in_range=full:out_range=limited,"
            + "format=yuv420p[out]"
        guard let frame = try Self.decode(descriptor), let planes = try Self.filter(frame, description) else {
            throw MediaError(.unreadable, "The poster of the next exercise cannot be shown; make its video again.")
        }
        return planes
    }

    /// Our own JPEG, yet read as carefully as an upload; nil when it holds no
    /// picture.
    private static func decode(_ descriptor: Int32) throws(MediaError) -> Frame? {
        try reading { () throws(LibAVError) in
            let limits = Demuxer.Limits(codecs: ["mjpeg"], streams: 1)
            let demuxer = try Demuxer(descriptor: descriptor, container: "jpeg_pipe", limits: limits)
            guard let stream = demuxer.streams.first else { return nil }
            let decoder = try Decoder(stream, of: demuxer, codecs: limits.codecs, maximumPixels: 3840 * 2160)
            let packet = try Packet()
            let frame = try Frame()
            guard try demuxer.read(into: packet) == .ready else { return nil }
            try decoder.send(packet)
            try decoder.finish()
            guard try decoder.receive(into: frame) == .ready else { return nil }
            return frame
        }
    }

    private func written(on canvas: Canvas) throws(MediaError) -> Planes? {
        let frame = try making { () throws(LibAVError) in
            let frame = try Frame.picture(width: canvas.width, height: canvas.height)
            try frame.fill(luma: canvas.luma, blue: canvas.blue, red: canvas.red)
            return frame
        }
        return try Self.filter(frame, "[in]" + texts.joined(separator: ",") + ",format=yuv420p[out]")
    }

    /// A `drawtext` for each line.
    private var texts: [String] {
        let choices = [(112, 1), (96, 1), (80, 1), (80, 2), (64, 2)].map(CardText.Choice.init)
        let name = CardText(card.name, width: 1728, choices: choices)
        var top = 64
        var texts = [text(card.heading, size: 56, colour: "0x2f7f79", y: top)]
        top += 84
        for line in name.lines {
            texts.append(text(line, size: name.size, colour: "0x37404a", y: top))
            top += name.size * 5 / 4
        }
        if let detail = card.detail { texts.append(text(detail, size: 64, colour: "0xb0452f", y: top + 4)) }
        return texts
    }

    private func text(_ text: String, size: Int, colour: String, y: Int) -> String {
        // `y` is for letters as tall as Å; lines without them are moved down.
        "drawtext=fontfile=\(Self.escaped(font)):text=\(Self.escaped(text)):expansion=none:fontsize=\(size):"
            + "fontcolor=\(colour):x=\(Self.margin):y=\(y)+\(size)*0.95-ascent"
    }

    /// Escaped for an option's value, and again for the graph's notation.
    static func escaped(_ text: String) -> String {
        func escape(_ text: String, _ special: Set<Character>) -> String {
            text.reduce(into: "") { result, character in
                if special.contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        let line = text.map { $0.isNewline ? " " : $0 }
        return escape(escape(String(line), ["\\", "'", ":"]), ["\\", "'", "[", "]", ",", ";"])
    }

    /// The first picture that a graph makes of `frame`.
    private static func filter(_ frame: borrowing Frame, _ description: String) throws(MediaError) -> Planes? {
        try making { () throws(LibAVError) in
            frame.presentation = 0
            let graph = try FilterGraph(
                .video, like: frame, timeBase: Rational(1, 25), description: description, outputs: ["out"])
            try graph.push(frame)
            try graph.finish(at: 1)
            let made = try Frame()
            guard try graph.pull(0, into: made) == .ready else { return nil }
            return made.planes()
        }
    }
}
