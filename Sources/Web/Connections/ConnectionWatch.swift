import NIOCore

/// Closes a connection whose reader has stalled, or on which nothing happens.
/// It stands at the pipeline's front, and sees bytes.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let limits: ServerLimits
    private let door: MediaDoor
    /// Whether something went on to the decoder since it was last told that
    /// reading is over for now.
    private var hasPassed = false
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    /// Bytes that came in, and that were given to be sent.
    private var received = 0
    private var written = 0
    /// What had moved at ``lastChange``: bytes received and sent.
    private var lastMoved = 0
    private var lastChange = NIODeadline.now()

    init(limits: ServerLimits, door: MediaDoor) {
        self.limits = limits
        self.door = door
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        schedule(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        received += bytes.readableBytes
        if door.answers(bytes, by: self) { return }
        hasPassed = true
        door.pass(bytes) { context.fireChannelRead(data) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard hasPassed else { return }
        hasPassed = false
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        written += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    /// Sends bytes past all other handlers.
    func send(_ data: IOData, promise: EventLoopPromise<Void>?) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        written += data.readableBytes
        context.write(wrapOutboundOut(data), promise: promise)
    }

    func flush() { context?.flush() }

    private func schedule(_ context: ChannelHandlerContext) {
        let step = TimeAmount.milliseconds(Int64(limits.stall * 250))
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: step) { self.look() }
    }

    private func look() {
        guard let context else { return }
        let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        let moved = received + written - waiting
        if moved != lastMoved {
            (lastMoved, lastChange) = (moved, .now())
        } else if NIODeadline.now() - lastChange
            >= .milliseconds(Int64((waiting > 0 ? limits.stall : limits.idle) * 1000))
        {
            context.close(promise: nil)
            return
        }
        schedule(context)
    }

    private func end() {
        timer?.cancel()
        timer = nil
        context = nil
    }
}

@available(*, unavailable)
extension ConnectionWatch: Sendable {}
