internal import CLibAV
internal import Glibc

/// Encoded data of one stream; reused from read to read.
@safe
package struct Packet: ~Copyable {
    /// Owned: allocated in `init`, freed in `deinit`, never handed out.
    let pointer: UnsafeMutablePointer<AVPacket>

    package init() throws(LibAVError) {
        unsafe pointer = try allocated(av_packet_alloc(), call: "av_packet_alloc")
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVPacket>? = unsafe pointer
        unsafe av_packet_free(&pointer)
    }

    package var stream: Int { unsafe Int(pointer.pointee.stream_index) }
    package var bytes: Int { unsafe Int(pointer.pointee.size) }
    package var isKey: Bool { unsafe pointer.pointee.flags & AV_PKT_FLAG_KEY != 0 }

    /// Whether it is only needed to decode others: an edit list leaves it out.
    package var isDiscarded: Bool { unsafe pointer.pointee.flags & AV_PKT_FLAG_DISCARD != 0 }

    /// In the time base of its stream or encoder.
    package var presentation: Int64? {
        get { unsafe known(pointer.pointee.pts) }
        nonmutating set { unsafe pointer.pointee.pts = newValue ?? unknownTime }
    }

    package var decoding: Int64? {
        get { unsafe known(pointer.pointee.dts) }
        nonmutating set { unsafe pointer.pointee.dts = newValue ?? unknownTime }
    }

    package var duration: Int64 {
        get { unsafe pointer.pointee.duration }
        nonmutating set { unsafe pointer.pointee.duration = newValue }
    }

    /// Lets go of the data.
    package func clear() { unsafe av_packet_unref(pointer) }

    /// A copy of the data, to be read or written elsewhere.
    package var data: [UInt8] {
        // libav keeps `size` bytes at `data` while the packet is not cleared.
        unsafe [UInt8](UnsafeBufferPointer(start: pointer.pointee.data, count: bytes))
    }

    /// A copy of encoded data.
    package static func copying(_ bytes: [UInt8], isKey: Bool) throws(LibAVError) -> Packet {
        let packet = try Packet()
        guard let size = Int32(exactly: bytes.count) else { throw LibAVError(-ENOMEM, call: "av_new_packet") }
        try check(unsafe av_new_packet(packet.pointer, size), call: "av_new_packet")
        // libav just made room for as many bytes.
        unsafe bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress, let target = unsafe packet.pointer.pointee.data else { return }
            unsafe UnsafeMutableRawPointer(target).copyMemory(from: start, byteCount: source.count)
        }
        if isKey { unsafe packet.pointer.pointee.flags |= AV_PKT_FLAG_KEY }
        return packet
    }

    /// Another reference to the same data.
    package func reference() throws(LibAVError) -> Packet {
        let copy = try Packet()
        try check(unsafe av_packet_ref(copy.pointer, pointer), call: "av_packet_ref")
        return copy
    }
}

/// `AV_NOPTS_VALUE`, which is a macro.
let unknownTime = Int64.min

func known(_ time: Int64) -> Int64? { time == unknownTime ? nil : time }
