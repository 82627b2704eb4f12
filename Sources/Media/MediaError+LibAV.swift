internal import LibAV

/// Runs what reads the uploaded file: if libav fails, the file is at fault.
func reading<R: ~Copyable>(_ body: () throws(LibAVError) -> R) throws(MediaError) -> R {
    do throws(LibAVError) {
        return try body()
    } catch {
        switch error.code {
        case .decoderNotFound:
            throw MediaError(
                .unsuitable,
                "The video is encoded in a way that Trin cannot read; save it as MP4 with H.264 and upload it again.",
                as: .encoding)
        case .outOfMemory:
            throw MediaError(.internal, "The server ran out of memory while it read the video; try again later.")
        case .invalidData, .other:
            throw MediaError(
                .unreadable, "The file is damaged or is no video (\(error.reason)); upload another copy of it.",
                as: .damaged)
        }
    }
}

/// Runs what makes the output: if libav fails, it is not the file's fault.
func making<R: ~Copyable>(_ body: () throws(LibAVError) -> R) throws(MediaError) -> R {
    do throws(LibAVError) {
        return try body()
    } catch {
        throw MediaError(.internal, "The video could not be encoded; try again, and tell support this: \(error)")
    }
}
