import Hummingbird

/// The cookies that the server sets. All are out of a script's reach.
struct CookieJar: Sendable {
    /// Whether browsers reach the server by https, so that cookies may be
    /// bound to it.
    let isSecure: Bool

    var signIn: String { isSecure ? "__Host-trin" : "trin" }
    var device: String { isSecure ? "__Host-trin-device" : "trin-device" }
    var flash: String { isSecure ? "__Host-trin-flash" : "trin-flash" }

    /// - Parameter seconds: how long it lasts; nil until the browser closes.
    func cookie(_ name: String, _ value: String, seconds: Int? = nil, sameSite: Cookie.SameSite = .lax) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
            sameSite: sameSite)
    }

    func ended(_ name: String) -> Cookie { cookie(name, "", seconds: 0) }
}
