import NIOCore
import NIOHTTP1
import Services

/// Answers what is asked for under `/media` on the connection's own thread,
/// from memory and with the kernel's `sendfile`, and lets everything else
/// pass on to the router.
///
/// A file's bytes are never copied into this process, so a slow reader of a
/// large part costs no memory.
final class MediaDoor: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// The next head is looked at.
        case open
        /// A head was for the door, and its end is awaited.
        case asked(MediaAsk, HTTPRequestHead)
        /// What it needs is brought into memory.
        case preparing(MediaAsk, HTTPRequestHead)
    }

    private let desk: MediaDesk
    private let head: MediaHead
    private var watch: ConnectionWatch?
    private var context: ChannelHandlerContext?
    private var state = State.open
    /// Parts that came while something was being prepared.
    private var waiting = CircularBuffer<HTTPServerRequestPart>()
    /// Requests that the router has not answered to the end. Answers go out in
    /// the order of the requests, so the door does nothing meanwhile.
    private var atRouter = 0
    /// Own answers that are not wholly sent.
    private var sending = 0
    private var isReadHeld = false
    /// Whether the bytes that come next are the beginning of a request.
    private var isDecoderEmpty = true
    private var hasDecodedEnd = false
    /// Events that would end the connection under an answer of the door.
    private var heldEvents: [Any] = []

    init(desk: MediaDesk, head: MediaHead) {
        self.desk = desk
        self.head = head
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        watch = nil
    }

    /// Answers a request by its bytes, before they reach the HTTP decoder, if
    /// they are a plain one that can be answered at once.
    func answers(_ bytes: ByteBuffer, by watch: ConnectionWatch) -> Bool {
        self.watch = watch
        guard isDecoderEmpty, atRouter == 0, !isBusy, let context,
            let ask = MediaAsk(bytes, cookies: desk.cookies), let answer = desk.answer(ask)
        else { return false }
        send(answer, context)
        return true
    }

    /// Notes whether the decoder keeps something of what `decode` gives to it.
    /// It keeps nothing when the bytes end where a head does, and the last
    /// part that came out of them is a request's end.
    func pass(_ bytes: ByteBuffer, _ decode: () -> Void) {
        hasDecodedEnd = false
        decode()
        isDecoderEmpty = hasDecodedEnd && bytes.readableBytesView.suffix(4).elementsEqual("\r\n\r\n".utf8)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if case .end = part { hasDecodedEnd = true } else { hasDecodedEnd = false }
        if isPreparing { waiting.append(part) } else { take(part, context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { atRouter -= 1 }
        context.write(data, promise: promise)
    }

    /// A reader that does not take its answers is asked for no more requests.
    func read(context: ChannelHandlerContext) {
        if isPreparing || !context.channel.isWritable { isReadHeld = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        goOn(context)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        let isEnd = event is ChannelShouldQuiesceEvent || event as? ChannelEvent == .inputClosed
        if isEnd && isBusy { heldEvents.append(event) } else { context.fireUserInboundEventTriggered(event) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        state = .open
        waiting.removeAll()
        heldEvents.removeAll()
        context.fireChannelInactive()
    }

    private var isPreparing: Bool {
        if case .preparing = state { return true }
        return false
    }

    private var isBusy: Bool {
        if case .open = state { return sending > 0 || !waiting.isEmpty }
        return true
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch (state, part) {
        case (.open, .head(let head)) where atRouter == 0:
            if let ask = MediaAsk(head, cookies: desk.cookies) {
                state = .asked(ask, head)
            } else {
                pass(part, context)
            }
        case (.asked(let ask, let head), .end):
            state = .open
            if let answer = desk.answer(ask) { send(answer, context) } else { prepare(ask, head, context) }
        case (.asked(_, let head), _):
            // A body that was not announced: the router may judge.
            state = .open
            pass(.head(head), context)
            pass(part, context)
        default:
            pass(part, context)
        }
    }

    private func pass(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        if case .head = part { atRouter += 1 }
        context.fireChannelRead(wrapInboundOut(part))
    }

    private func prepare(_ ask: MediaAsk, _ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        state = .preparing(ask, head)
        context.eventLoop.makeFutureWithTask { [desk] in await desk.prepare(ask) }
            .assumeIsolated().whenComplete { _ in self.prepared(context) }
    }

    private func prepared(_ context: ChannelHandlerContext) {
        // The connection may have ended meanwhile.
        guard case .preparing(let ask, let head) = state else { return }
        state = .open
        if let answer = desk.answer(ask, isPrepared: true) {
            send(answer, context)
        } else {
            pass(.head(head), context)
            pass(.end(nil), context)
        }
        while !isPreparing, let part = waiting.popFirst() { take(part, context) }
        context.fireChannelReadComplete()
        goOn(context)
    }

    private func send(_ answer: MediaAnswer, _ context: ChannelHandlerContext) {
        guard let watch else { return }
        sending += 1
        let sent = context.eventLoop.makePromise(of: Void.self)
        let body = answer.isHead ? 0..<0 : answer.range
        switch answer.item.contents {
        case .text(let text, let gzip):
            let text = answer.isGzip ? gzip ?? text : text
            let slice = text.getSlice(at: text.readerIndex + body.lowerBound, length: body.count)
            watch.send(.byteBuffer(head.bytes(of: answer, with: slice)), promise: sent)
            sent.futureResult.assumeIsolated().whenComplete { _ in self.sent(context) }
        case .file where body.isEmpty:
            watch.send(.byteBuffer(head.bytes(of: answer, with: nil)), promise: sent)
            sent.futureResult.assumeIsolated().whenComplete { _ in self.sent(context) }
        case .file(let file):
            // The file owns its descriptor, and lives until all is sent.
            let handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: file.descriptor)
            let region = FileRegion(fileHandle: handle, readerIndex: body.lowerBound, endIndex: body.upperBound)
            watch.send(.byteBuffer(head.bytes(of: answer, with: nil)), promise: nil)
            watch.send(.fileRegion(region), promise: sent)
            sent.futureResult.assumeIsolated().whenComplete { _ in
                _ = try? handle.takeDescriptorOwnership()
                withExtendedLifetime(file) { self.sent(context) }
            }
        }
        watch.flush()
    }

    private func sent(_ context: ChannelHandlerContext) {
        sending -= 1
        goOn(context)
    }

    /// Does what had to wait.
    private func goOn(_ context: ChannelHandlerContext) {
        if !isBusy, !heldEvents.isEmpty {
            let events = heldEvents
            heldEvents = []
            for event in events { context.fireUserInboundEventTriggered(event) }
        }
        guard isReadHeld, !isPreparing, context.channel.isWritable else { return }
        isReadHeld = false
        context.read()
    }
}

@available(*, unavailable)
extension MediaDoor: Sendable {}
