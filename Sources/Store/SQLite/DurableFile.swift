import Foundation

/// Making files that outlive a power cut.
enum DurableFile {
    /// Makes an empty file that only this user may read, unless it is there.
    static func create(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault("make", path) }
        Glibc.close(descriptor)
        try syncFolder(of: path)
    }

    /// Puts a finished file in its place, replacing what is there.
    static func move(_ source: String, to target: String) throws {
        try sync(source)
        guard unsafe rename(source, target) == 0 else { throw fault("rename", source) }
        try syncFolder(of: target)
    }

    /// Writes a file's bytes over themselves and syncs them, so that what is
    /// read from it is on the disk and not only in the system's memory: after
    /// a failed sync Linux takes pages for written that are not. Does nothing
    /// when there is no such file.
    static func rewrite(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw fault("open", path)
        }
        defer { Glibc.close(descriptor) }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var offset: off_t = 0
        while true {
            // Both calls stay within the array.
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress, $0.count, offset)
            }
            guard count >= 0 else { throw fault("read", path) }
            if count == 0 { break }
            let written = unsafe piece.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, count, offset) }
            guard written > 0 else { throw fault("write", path) }
            offset += off_t(written)
        }
        guard fsync(descriptor) == 0 else { throw fault("sync", path) }
    }

    static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    private static func syncFolder(of path: String) throws { try sync(folder(of: path)) }

    private static func sync(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault("open", path) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault("sync", path) }
    }

    private static func fault(_ verb: String, _ path: String) -> StoreError {
        StoreError(
            .unavailable, "Cannot \(verb) '\(path)': \(SystemFault.latest); check the permissions and the free space.")
    }
}
