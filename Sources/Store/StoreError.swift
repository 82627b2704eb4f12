/// What went wrong with the database, and what to do about it.
package struct StoreError: Error, CustomStringConvertible, Sendable {
    package enum Code: Sendable {
        /// The address of the database cannot be read.
        case address
        /// No connection, or it was lost; trying again may help.
        case unavailable
        /// The schema comes from a newer version of Trin.
        case newerSchema
        /// A unique, foreign-key, check or not-null constraint was broken.
        case constraint
        /// A value that no column can hold.
        case value
        /// A column holds something unexpected.
        case decoding
        /// Any other fault of a statement or of the database.
        case statement
    }

    package let code: Code
    /// Names the value and the remedy.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
