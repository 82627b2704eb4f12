import Foundation
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A client that sends bytes as they are.
struct Wire {
    typealias Client = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Connects to a loopback port, for as long as `body` runs.
    static func with<Value: Sendable>(
        port: Int,
        _ body:
            @Sendable (
                _ incoming: NIOAsyncChannelInboundStream<ByteBuffer>,
                _ outgoing: NIOAsyncChannelOutboundWriter<ByteBuffer>
            ) async throws -> Value
    ) async throws -> Value {
        let client: Client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try Client(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        let result = Mutex<Value?>(nil)
        do {
            try await client.executeThenClose { incoming, outgoing in
                let value = try await body(incoming, outgoing)
                result.withLock { $0 = value }
            }
        } catch ChannelError.ioOnClosedChannel where result.withLock({ $0 != nil }) {
            // The server was the first to close.
        }
        return try #require(result.withLock { $0 })
    }

    /// Sends some pieces, then says that nothing more comes, and returns all
    /// that is answered.
    static func exchange(port: Int, _ pieces: [String]) async throws -> String {
        try await with(port: port) { incoming, outgoing in
            for (index, piece) in pieces.enumerated() {
                if index > 0 { try await Task.sleep(for: .milliseconds(20)) }
                try await outgoing.write(ByteBuffer(string: piece))
            }
            outgoing.finish()
            var answer = ByteBuffer()
            for try await bytes in incoming { answer.writeImmutableBuffer(bytes) }
            return String(buffer: answer)
        }
    }
}
