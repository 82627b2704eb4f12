import Glibc

/// What the last failed system call said, in words.
enum SystemFault {
    static var latest: String {
        let code = errno
        return unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
