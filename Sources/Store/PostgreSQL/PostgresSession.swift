import Foundation
import Logging

/// What one thread of the pool works with: a connection that is made anew
/// when it was lost. Its calls block.
final class PostgresSession {
    /// How one try of a transaction ended short of a value or an error.
    private enum Setback: Error {
        case lost(PostgresFault)
        case passing(PostgresFault)
    }

    private static let tryLimit = 20
    /// Lower, for the body itself may be what ends its connections.
    private static let lossLimit = 3

    private let uri: String
    /// How long a server that is away is waited for, in seconds.
    private let patience: TimeInterval
    private let logger: Logger
    /// Held by the one transaction of the process that is run again, so that
    /// those that failed do not fail each other for ever.
    private let again: NSLock
    private var link: PostgresLink?

    init(uri: String, patience: TimeInterval, logger: Logger, again: NSLock) {
        self.uri = uri
        self.patience = patience
        self.logger = logger
        self.again = again
    }

    /// Connects unless it is connected.
    func connect() throws { _ = try connected() }

    /// Runs `body` in a transaction, again if that may help.
    ///
    /// A `write` is not run again when the connection was lost during COMMIT,
    /// for it may have been committed.
    func run<Value>(_ kind: PostgresTransaction, _ body: (any Connection) throws -> Value) throws -> Value {
        var tries = 1
        var losses = 0
        while true {
            let link = try connected()
            do {
                if tries < 3 { return try attempt(kind, on: link, body) }
                return try again.withLock { try attempt(kind, on: link, body) }
            } catch Setback.lost(let fault) {
                self.link = nil
                losses += 1
                guard losses < Self.lossLimit else { throw StoreError(fault) }
                logger.warning(
                    "A connection to PostgreSQL was lost.", metadata: ["reason": "\(fault.message.shortened)"])
            } catch Setback.passing(let fault) {
                guard tries < Self.tryLimit else { throw StoreError(fault) }
                if fault.hasStaleStatement { try? link.forgetStatements() }
                // 1, 2, 4 … 64 ms.
                Thread.sleep(forTimeInterval: Double(1 << min(tries - 1, 6)) / 1000)
            }
            tries += 1
        }
    }

    private func attempt<Value>(
        _ kind: PostgresTransaction, on link: PostgresLink, _ body: (any Connection) throws -> Value
    ) throws -> Value {
        do { for command in kind.begin { try link.command(command) } } catch { throw try setback(error, on: link) }
        let connection = PostgresConnection(link)
        let result = Result { try body(connection) }
        if case .server(let fault, _)? = connection.failure, fault.isLost || fault.isPassing {
            throw try setback(fault, on: link)
        }
        if case .success(let value) = result, connection.failure == nil {
            try commit(kind, on: link)
            return value
        }
        rollBack(link)
        _ = try result.get()
        throw connection.failure?.storeError ?? StoreError(.statement, "The transaction failed; try again.")
    }

    private func commit(_ kind: PostgresTransaction, on link: PostgresLink) throws {
        do {
            let tag = try link.command("COMMIT")
            guard tag == "COMMIT" else {
                throw StoreError(
                    .statement, "PostgreSQL undid the transaction instead of committing it (\(tag)); try again.")
            }
        } catch let fault as PostgresFault {
            if fault.isLost, kind != .read {
                self.link = nil
                throw StoreError(
                    .unavailable,
                    "The connection to PostgreSQL was lost during the commit, so it is not known whether the change "
                        + "was kept (\(fault.message.shortened)); look before trying again.")
            }
            throw try setback(fault, on: link)
        }
    }

    /// Ends the transaction and says why to try again, or throws why not.
    private func setback(_ fault: PostgresFault, on link: PostgresLink) throws -> Setback {
        if fault.isLost { return .lost(fault) }
        rollBack(link)
        if fault.isPassing { return .passing(fault) }
        throw StoreError(fault)
    }

    private func rollBack(_ link: PostgresLink) {
        // A connection that cannot even do that is replaced at the next use,
        // and the server rolls back by itself.
        do { try link.command("ROLLBACK") } catch { self.link = nil }
    }

    private func connected() throws -> PostgresLink {
        if let link, link.isAlive { return link }
        link = nil
        let start = Date()
        var pause = 0.02
        while true {
            do {
                let fresh = try PostgresLink(uri: uri)
                link = fresh
                return fresh
            } catch let fault as PostgresFault {
                guard Date().timeIntervalSince(start) + pause < patience else {
                    throw StoreError(
                        .unavailable,
                        "PostgreSQL does not answer (\(fault.message.shortened)); check that it runs and its address.")
                }
                Thread.sleep(forTimeInterval: pause)
                pause = min(pause * 2, 0.5)
            }
        }
    }
}
