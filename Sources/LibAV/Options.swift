internal import CLibAV

/// Lends `options` as a dictionary of libav, and frees it afterwards.
func withOptions<R>(
    _ options: [String: String], _ body: (inout OpaquePointer?) throws(LibAVError) -> R
) throws(LibAVError) -> R {
    var dictionary: OpaquePointer?
    defer { unsafe av_dict_free(&dictionary) }
    for (key, value) in options {
        try check(unsafe av_dict_set(&dictionary, key, value, 0), call: "av_dict_set \(key)")
    }
    return unsafe try body(&dictionary)
}
