import CFuzz
import Glibc

/// Feeds broken files to everything between an uploaded file and the
/// encoders. `Scripts/fuzz` builds and runs it; the arguments are libFuzzer's.
@main
enum Fuzz {
    static func main() {
        trin_fuzz_listen()
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        // libFuzzer may leave the arguments changed, but not fewer.
        withUnsafeMutablePointer(to: &arguments) { pointer in
            pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
                exit(LLVMFuzzerRunDriver(&count, $0, test))
            }
        }
    }
}

/// One input. A new worker decodes each upload, so nothing is kept between.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let descriptor = trin_fuzz_new_file()
    defer { close(descriptor) }
    guard descriptor >= 0, write(descriptor, bytes, count) == count else { return -1 }
    Pipeline.run(descriptor)
    return 0
}

/// libFuzzer looks for it by name, and calls it to make the next input.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: UInt32) -> Int {
    var mutation = Mutation(Array(UnsafeBufferPointer(start: bytes, count: count)), room: room, seed: seed)
    if mutation.isPlain { return LLVMFuzzerMutate(bytes, count, room) }
    let result = mutation.run().prefix(room)
    _ = UnsafeMutableBufferPointer(start: bytes, count: room).update(fromContentsOf: result)
    return result.count
}
