import ArgumentParser
import Services

/// How much room uploads may take, in gigabytes.
struct UploadOptions: ParsableArguments {
    @Option(help: "Gigabytes of one uploaded file at most.")
    var uploadLimit = 8

    @Option(help: "Gigabytes that one person's uploads may take together.")
    var userQuota = 100

    @Option(help: "Gigabytes that all uploads may take together.")
    var totalQuota = 1000

    @Option(help: "Gigabytes of the disk that uploads leave free.")
    var diskReserve = 2

    var limits: UploadLimits {
        get throws {
            let options = [
                ("--upload-limit", uploadLimit), ("--user-quota", userQuota), ("--total-quota", totalQuota),
                ("--disk-reserve", diskReserve),
            ]
            for (name, value) in options where !(0...1_000_000).contains(value) {
                throw ValidationError("\(name) is '\(value)' gigabytes; give a number from 0 on.")
            }
            var limits = UploadLimits()
            limits.fileBytes = uploadLimit << 30
            limits.userBytes = userQuota << 30
            limits.totalBytes = totalQuota << 30
            limits.reservedBytes = diskReserve << 30
            return limits
        }
    }
}
