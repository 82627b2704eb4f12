import Domain
import Foundation
import Services
import Testing

/// Somebody who sends a cookie.
protocol Asker: Sendable {
    /// Name and value, without the prefix of a secure server.
    var cookie: String { get }
}

/// A signed-in member of staff.
struct Person: Asker {
    let staff: StaffMember
    let secret: String
    let csrf: String

    var cookie: String { "trin=\(secret)" }
}

/// A paired tablet.
struct Tablet: Asker {
    let device: Device
    let token: String

    var cookie: String { "trin-device=\(token)" }
}

/// Cookies that nobody gave out.
struct Impostor: Asker {
    let cookie: String
}

/// One person a role, who sees one unit, and a therapist of another unit.
struct People: Sendable {
    static let password = "god gammel kaffe"

    let north: Domain.Unit
    let south: Domain.Unit
    let therapist: Person
    let planner: Person
    let superuser: Person
    let trainer: Person
    let neighbour: Person

    init(_ services: TrinServices) async throws {
        north = try await services.citizens.createUnit(name: "Nord")
        south = try await services.citizens.createUnit(name: "Syd")
        func person(_ name: String, _ role: Role, _ unit: Domain.Unit?) async throws -> Person {
            let staff = try await services.accounts.create(
                AccountService.Draft(
                    userName: name, name: name.capitalized, roles: [role], unit: unit?.id, language: .danish,
                    password: Self.password))
            let secret = try await services.accounts.signIn(userName: name, password: Self.password)
            let signIn = try #require(try await services.accounts.authenticate(secret.text))
            return Person(staff: staff, secret: secret.text, csrf: signIn.csrf)
        }
        therapist = try await person("mette", .therapist, north)
        planner = try await person("ib", .planner, north)
        superuser = try await person("susan", .superuser, nil)
        trainer = try await person("bo", .trainer, north)
        neighbour = try await person("nabo", .therapist, south)
    }

    func with(_ role: Role) -> Person {
        switch role {
        case .therapist: therapist
        case .planner: planner
        case .superuser: superuser
        case .trainer: trainer
        }
    }
}
