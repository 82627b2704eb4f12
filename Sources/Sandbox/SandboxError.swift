/// Why a process could not be locked in.
package struct SandboxError: Error, CustomStringConvertible, Hashable, Sendable {
    package enum Code: Sendable {
        /// Other threads run already, and would stay outside.
        case threads
        /// A folder to write to cannot be opened.
        case folder
        /// The kernel has a protection but refused to put it in force.
        case refused
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
