import ArgumentParser
import Foundation
import Scheduler

/// The files that `trin plan` reads and writes.
enum PlanFile {
    /// Far more than a month of the largest municipality.
    private static let largest = 256 << 20

    static func problem(_ path: String) throws(PlanFault) -> WeekProblem {
        let bytes = try read(path)
        do throws(SchedulerError) {
            return try WeekProblem(json: bytes)
        } catch {
            throw PlanFault(error.message, code: 65)
        }
    }

    static func solution(_ path: String) throws(PlanFault) -> WeekSolution {
        let bytes = try read(path)
        do throws(SchedulerError) {
            return try WeekSolution(json: bytes)
        } catch {
            throw PlanFault(error.message, code: 1)
        }
    }

    private static func read(_ path: String) throws(PlanFault) -> Data {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PlanFault(path, "opened", errno, code: 66) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let data: Data
        do {
            data = try handle.read(upToCount: largest + 1) ?? Data()
        } catch {
            throw PlanFault(path, "read", EIO, code: 66)
        }
        guard data.count <= largest else {
            throw PlanFault("“\(path)” has more than \(largest >> 20) MiB; plan it in parts.", code: 65)
        }
        return data
    }

    /// Whole or not at all, and on the disk when this returns; to a pipe or
    /// device as it is.
    static func write(_ bytes: [UInt8], to name: String) throws(PlanFault) {
        // Behind a link stands the file that is to be replaced.
        let path = URL(filePath: name).resolvingSymlinksInPath().path
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        if isThere, status.st_mode & S_IFMT != S_IFREG {
            return try write(bytes, path, unsafe open(path, O_WRONLY | O_CLOEXEC), isFile: false)
        }
        let partial = "\(path).\(getpid()).partial"
        do throws(PlanFault) {
            try write(bytes, path, unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666), isFile: true)
            guard unsafe rename(partial, path) == 0 else { throw PlanFault(path, "written", errno, code: 73) }
        } catch {
            unsafe unlink(partial)
            throw error
        }
        let folder = unsafe open(
            URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Throws unless a file can be made beside `path`, so that nobody waits
    /// for a plan that is lost in the end.
    static func checkWritable(_ path: String) throws(PlanFault) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw PlanFault(path, "written", EISDIR, code: 73)
        }
        guard unsafe access(folder, W_OK | X_OK) == 0 else { throw PlanFault(path, "written", errno, code: 73) }
    }

    private static func write(
        _ bytes: [UInt8], _ path: String, _ descriptor: Int32, isFile: Bool
    ) throws(PlanFault) {
        guard descriptor >= 0 else { throw PlanFault(path, "written", errno, code: 73) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw PlanFault(path, "written", EIO, code: 73)
        }
        if isFile, fsync(descriptor) != 0 { throw PlanFault(path, "synced", errno, code: 73) }
    }
}

/// Why a planning command ends without what was asked for.
struct PlanFault: Error {
    let message: String
    /// After `sysexits.h`.
    let code: Int32

    init(_ message: String, code: Int32) {
        self.message = message
        self.code = code
    }

    init(_ path: String, _ what: String, _ number: Int32, code: Int32) {
        self.init("“\(path)” cannot be \(what): \(unsafe String(cString: strerror(number))).", code: code)
    }

    /// Says it on standard error.
    func report() -> ExitCode { complain(message, code: code) }
}
