internal import CLibAV

/// A graph of libav's filters with at most one input and any number of
/// outputs.
@safe
package struct FilterGraph: ~Copyable {
    /// Owned: allocated in `init`, freed in `deinit`; the filters below
    /// belong to it.
    private let graph: UnsafeMutablePointer<AVFilterGraph>
    private let source: UnsafeMutablePointer<AVFilterContext>?
    private let sinks: [UnsafeMutablePointer<AVFilterContext>]

    /// What flows through the graph.
    package enum Kind: Sendable {
        case video
        case audio
    }

    /// - Parameters:
    ///   - first: a frame like those that will be pushed.
    ///   - timeBase: of the frames pushed.
    ///   - description: filters in libav's notation, with the input `[in]`.
    ///   - outputs: the labels of the outputs.
    ///   - threads: to filter with; nil for one a core.
    package init(
        _ kind: Kind, like first: borrowing Frame, timeBase: Rational, description: String, outputs: [String],
        threads: Int? = nil
    ) throws(LibAVError) {
        unsafe try self.init(
            kind, first: first.pointer, timeBase: timeBase, description: description, outputs: outputs,
            threads: threads)
    }

    /// A graph without an input, whose filters make the frames.
    package init(_ kind: Kind, description: String, outputs: [String]) throws(LibAVError) {
        unsafe try self.init(
            kind, first: nil, timeBase: Rational(1, 1), description: description, outputs: outputs)
    }

    /// `first`, if any, is a frame that lives until this returns.
    private init(
        _ kind: Kind, first: UnsafeMutablePointer<AVFrame>?, timeBase: Rational, description: String,
        outputs: [String], threads: Int? = nil
    ) throws(LibAVError) {
        let graph = unsafe try allocated(avfilter_graph_alloc(), call: "avfilter_graph_alloc")
        if let threads { unsafe graph.pointee.nb_threads = Int32(threads) }
        var ends = Ends()
        defer { ends.free() }
        do throws(LibAVError) {
            var source: UnsafeMutablePointer<AVFilterContext>?
            if let first = unsafe first {
                unsafe source = try Self.makeSource(kind, in: graph, like: first, timeBase: timeBase)
                unsafe try ends.addOutput(source, label: "in")
            }
            var sinks: [UnsafeMutablePointer<AVFilterContext>] = unsafe []
            let sinkFilter = unsafe avfilter_get_by_name(kind == .video ? "buffersink" : "abuffersink")
            for label in outputs {
                var sink: UnsafeMutablePointer<AVFilterContext>?
                try check(
                    unsafe avfilter_graph_create_filter(&sink, sinkFilter, label, nil, nil, graph),
                    call: "avfilter_graph_create_filter \(label)")
                unsafe sinks.append(try allocated(sink, call: "avfilter_graph_create_filter"))
                unsafe try ends.addInput(sink, label: label)
            }
            try check(
                unsafe avfilter_graph_parse_ptr(graph, description, &ends.inputs, &ends.outputs, nil),
                call: "avfilter_graph_parse_ptr \(description)")
            try check(unsafe avfilter_graph_config(graph, nil), call: "avfilter_graph_config \(description)")
            unsafe self.graph = graph
            unsafe self.source = source
            unsafe self.sinks = sinks
        } catch {
            var graph: UnsafeMutablePointer<AVFilterGraph>? = unsafe graph
            unsafe avfilter_graph_free(&graph)
            throw error
        }
    }

    deinit {
        var graph: UnsafeMutablePointer<AVFilterGraph>? = unsafe graph
        unsafe avfilter_graph_free(&graph)
    }

    /// Gives a frame to the input; the caller keeps its own reference.
    package func push(_ frame: borrowing Frame) throws(LibAVError) {
        guard let source = unsafe source else { return }
        let flags = Int32(AV_BUFFERSRC_FLAG_KEEP_REF)
        try check(
            unsafe av_buffersrc_add_frame_flags(source, frame.pointer, flags), call: "av_buffersrc_add_frame_flags")
    }

    /// Says that no frame follows and when the last one ends.
    package func finish(at end: Int64) throws(LibAVError) {
        guard let source = unsafe source else { return }
        try check(unsafe av_buffersrc_close(source, end, 0), call: "av_buffersrc_close")
    }

    package func pull(_ output: Int, into frame: borrowing Frame) throws(LibAVError) -> Poll {
        frame.clear()
        return try Poll(unsafe av_buffersink_get_frame(sinks[output], frame.pointer), call: "av_buffersink_get_frame")
    }

    /// As `pull`, with exactly `count` samples but at the end.
    package func pull(_ output: Int, samples count: Int, into frame: borrowing Frame) throws(LibAVError) -> Poll {
        frame.clear()
        return try Poll(
            unsafe av_buffersink_get_samples(sinks[output], frame.pointer, Int32(count)),
            call: "av_buffersink_get_samples")
    }

    /// The time base of an output.
    package func timeBase(_ output: Int) -> Rational { unsafe Rational(av_buffersink_get_time_base(sinks[output])) }
}

extension FilterGraph {
    private static func makeSource(
        _ kind: Kind, in graph: UnsafeMutablePointer<AVFilterGraph>, like frame: UnsafeMutablePointer<AVFrame>,
        timeBase: Rational
    ) throws(LibAVError) -> UnsafeMutablePointer<AVFilterContext> {
        let filter = unsafe avfilter_get_by_name(kind == .video ? "buffer" : "abuffer")
        let source = unsafe try allocated(
            avfilter_graph_alloc_filter(graph, filter, "in"), call: "avfilter_graph_alloc_filter")
        let parameters = unsafe try allocated(av_buffersrc_parameters_alloc(), call: "av_buffersrc_parameters_alloc")
        defer { unsafe av_free(parameters) }
        unsafe parameters.pointee.format = frame.pointee.format
        unsafe parameters.pointee.time_base = timeBase.raw
        switch kind {
        case .video:
            unsafe parameters.pointee.width = frame.pointee.width
            unsafe parameters.pointee.height = frame.pointee.height
        case .audio:
            unsafe parameters.pointee.sample_rate = frame.pointee.sample_rate
            // The layout is copied by `av_buffersrc_parameters_set`; the frame
            // keeps its own.
            unsafe parameters.pointee.ch_layout = frame.pointee.ch_layout
            if unsafe parameters.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC {
                unsafe av_channel_layout_default(&parameters.pointee.ch_layout, frame.pointee.ch_layout.nb_channels)
            }
        }
        try check(unsafe av_buffersrc_parameters_set(source, parameters), call: "av_buffersrc_parameters_set")
        try check(unsafe avfilter_init_str(source, nil), call: "avfilter_init_str")
        return unsafe source
    }

    /// The open ends that a description is tied to; libav takes entries out
    /// as it ties them.
    @safe
    private struct Ends {
        var inputs: UnsafeMutablePointer<AVFilterInOut>?
        var outputs: UnsafeMutablePointer<AVFilterInOut>?

        mutating func addOutput(_ filter: UnsafeMutablePointer<AVFilterContext>?, label: String) throws(LibAVError) {
            unsafe outputs = try entry(filter, label: label, next: outputs)
        }

        mutating func addInput(_ filter: UnsafeMutablePointer<AVFilterContext>?, label: String) throws(LibAVError) {
            unsafe inputs = try entry(filter, label: label, next: inputs)
        }

        private func entry(
            _ filter: UnsafeMutablePointer<AVFilterContext>?, label: String, next: UnsafeMutablePointer<AVFilterInOut>?
        ) throws(LibAVError) -> UnsafeMutablePointer<AVFilterInOut> {
            let entry = unsafe try allocated(avfilter_inout_alloc(), call: "avfilter_inout_alloc")
            unsafe entry.pointee.name = unsafe av_strdup(label)
            unsafe entry.pointee.filter_ctx = unsafe filter
            unsafe entry.pointee.pad_idx = 0
            unsafe entry.pointee.next = unsafe next
            return unsafe entry
        }

        mutating func free() {
            unsafe avfilter_inout_free(&inputs)
            unsafe avfilter_inout_free(&outputs)
        }
    }
}
