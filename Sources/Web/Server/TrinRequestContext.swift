import Domain
package import Hummingbird
import NIOCore
import Services

/// What is known about a request on its way to a route.
package struct TrinRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Who is signed in, set by ``IdentityMiddleware``.
    var signIn: SignIn?
    /// Which tablet asks, set by ``IdentityMiddleware``.
    var device: Device?
    /// The form of a staff page's POST, its token checked, set by
    /// ``FormMiddleware``.
    var form = Form()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// Bytes of a body that is read as a whole.
    package var maxUploadSize: Int { 2 << 20 }

    /// Who is signed in, behind ``StaffMiddleware``.
    var staff: StaffMember {
        get throws {
            guard let signIn else { throw ServiceError(.unauthenticated, "Sign in first.") }
            return signIn.staff
        }
    }

    /// Which tablet asks.
    var tablet: Device {
        get throws {
            guard let device else {
                throw ServiceError(.unauthenticated, "This tablet is not paired; show the pairing code.")
            }
            return device
        }
    }

    /// The identifier in the path's parameter, or `.notFound`.
    func id<Entity>(_ name: String = "id", of type: Entity.Type = Entity.self) throws -> ID<Entity> {
        guard let text = parameters.get(name), let id = ID<Entity>(text) else {
            throw ServiceError(.notFound, "'\(parameters.get(name) ?? "")' is no identifier; check the address.")
        }
        return id
    }
}
