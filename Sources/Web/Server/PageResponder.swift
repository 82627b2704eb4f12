import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Answers with pages, and with the messages that lead from one to the next.
struct PageResponder: Sendable {
    let renderer: PageRenderer
    let services: TrinServices
    let cookies: CookieJar
    /// The language of who is not signed in and names none.
    let language: Language

    // MARK: - Pages

    func show(
        _ page: some Page, _ request: Request, _ context: TrinRequestContext, status: HTTPResponse.Status = .ok,
        notice: Flash? = nil
    ) async throws -> Response {
        let language = language(of: request, context)
        var layout = Layout(user: nil, csrf: context.signIn?.csrf ?? "", flash: nil)
        if let signIn = context.signIn {
            layout.user = Layout.User(
                name: signIn.staff.name, roles: signIn.staff.roles,
                unit: signIn.unitName ?? renderer.localizer(language)[.unitAll])
        }
        layout.flash = notice ?? flash(request)
        let html = try renderer.render(page, layout: layout, language: language)
        var response = Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        if layout.flash != nil { response.setCookie(cookies.ended(cookies.flash)) }
        return response
    }

    func localizer(_ request: Request, _ context: TrinRequestContext) -> Localizer {
        renderer.localizer(language(of: request, context))
    }

    /// The language of who is signed in, or that the address asks for, or
    /// that the browser prefers.
    func language(of request: Request, _ context: TrinRequestContext) -> Language {
        if let language = context.signIn?.staff.language { return language }
        if let asked = request.uri.queryParameters["language"].flatMap({ Language(rawValue: String($0)) }) {
            return asked
        }
        let accepted = (request.headers[.acceptLanguage] ?? "").split(separator: ",").map { entry in
            entry.trimmingCharacters(in: .whitespaces).prefix(2).lowercased()
        }
        return accepted.lazy.compactMap { Language(rawValue: $0) }.first ?? language
    }

    // MARK: - Messages

    /// Goes on to another page, which shows the message once.
    func redirect(to path: String, notice: Flash? = nil) -> Response {
        var response = Response.redirect(to: path, type: .normal)
        if let notice {
            let text = (notice.isError ? "e" : "n") + String(notice.text.prefix(600))
            let value = Data(text.utf8).base64EncodedString()
                .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            response.setCookie(cookies.cookie(cookies.flash, value, seconds: 60))
        }
        return response
    }

    /// Goes on to another page, which says once what was done.
    /// - Parameter values: what the phrase names.
    func redirect(
        to path: String, saying phrase: Phrase, of values: [String] = [], _ request: Request,
        _ context: TrinRequestContext
    ) -> Response {
        redirect(to: path, notice: .notice(localizer(request, context)[phrase, values]))
    }

    private func flash(_ request: Request) -> Flash? {
        guard var value = request.cookies[cookies.flash]?.value, !value.isEmpty else { return nil }
        value = value.replacing("-", with: "+").replacing("_", with: "/")
        value += String(repeating: "=", count: (4 - value.count % 4) % 4)
        guard let data = Data(base64Encoded: value) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return text.hasPrefix("e") ? .error(String(text.dropFirst())) : .notice(String(text.dropFirst()))
    }

    // MARK: - Faults

    /// A form that was refused goes back to its page with the message; any
    /// other fault is a page of its own.
    func answer(_ fault: Fault, to request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = localizer(request, context)
        let page = ErrorPage(status: fault.status.code, request: context.id, reason: fault.reason, localizer)
        let isFormError = request.method == .post && (400..<500).contains(fault.status.code)
        if isFormError, context.signIn != nil, let form = request.localReferrer {
            return redirect(to: form, notice: .error(page.sentence))
        }
        return try await show(page, request, context, status: fault.status)
    }
}

extension Localizer {
    /// The translated sentence of a fault, or its own.
    func message(of fault: Fault) -> String { told(of: fault) ?? fault.message }

    /// The translated sentence of a fault; nil when it has none.
    func told(of fault: Fault) -> String? {
        if let reason = fault.reason { return self[reason] }
        return fault.refusal.map { sentence(of: $0, else: fault.message) }
    }
}

extension Request {
    /// The page of ours that the request came from, as a path.
    var localReferrer: String? {
        guard let text = headers[.referer], let url = URL(string: text), let host = head.authority,
            text.hasPrefix("http://\(host)/") || text.hasPrefix("https://\(host)/")
        else { return nil }
        return Self.localPath(url.path + (url.query.map { "?" + $0 } ?? ""))
    }

    /// The text if it is a path on this server and nothing else.
    static func localPath(_ text: String) -> String? {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return text
    }
}
