import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

@Suite struct AccessTests {
    /// What answers to anybody. A route is added here only with a reason.
    private static let open: Set<String> = [
        "GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /healthz", "GET /readyz", "GET /assets/**",
        "GET /tablet", "GET /tablet/sw.js", "GET /api/openapi.yaml", "POST /device/v1/pairings",
        "POST /device/v1/pairings/poll",
        // Calendar programs have no cookie; the address is the secret.
        "GET /calendar/{secret}",
        // What events look like is no secret.
        "GET /ingest/v1/schemas", "GET /ingest/v1/schemas/{type}",
    ]

    /// What tablets alone may ask.
    private static let tablets: Set<String> = [
        "GET /device/v1/today", "GET /device/v1/sessions/{id}/timeline", "POST /ingest/v1/events",
    ]

    private static let everyone = Set(Role.allCases)

    /// Which roles each route of staff is for.
    private static let roles = pages.merging(planning) { page, _ in page }

    private static let planning: [String: Set<Role>] = Dictionary(
        uniqueKeysWithValues: plannersAndTherapists.map { ($0, [.therapist, .planner]) }
            + planners.map { ($0, [.planner]) })

    private static let plannersAndTherapists = [
        "GET /week",
        "GET /week/print",
        "GET /sessions/{id}",
        "POST /sessions/{id}/move",
        "POST /sessions/{id}/cancel",
        "GET /plans/{id}",
        "POST /plans/{id}/wishes",
        "POST /plans/{id}/pause",
        "POST /plans/{id}/resume",
        "GET /api/v1/units",
        "GET /api/v1/units/{id}/week",
        "GET /api/v1/units/{id}/resources",
        "GET /api/v1/sessions/{id}",
        "GET /api/v1/sessions/{id}/suggestions",
        "GET /api/v1/sessions/{id}/possibility",
        "GET /api/v1/planning-jobs/{id}",
        "GET /api/v1/drafts/{id}",
        "GET /api/v1/plans/{id}",
        "PUT /api/v1/plans/{id}/wishes/{date}",
        "POST /api/v1/plans/{id}/pause",
        "POST /api/v1/plans/{id}/resume",
        "POST /api/v1/plans/{id}/stop",
    ]

    private static let planners = [
        "POST /sessions/{id}/ask",
        "POST /sessions/{id}/swap",
        "POST /week/change",
        "POST /week/plan",
        "POST /week/plan/{id}/stop",
        "POST /week/undo",
        "POST /week/redo",
        "GET /drafts/{id}",
        "POST /drafts/{id}/publish",
        "POST /drafts/{id}/discard",
        "GET /week/absence",
        "POST /week/absence",
        "POST /absences/{id}/end",
        "GET /resources",
        "POST /resources/staff",
        "GET /resources/staff/{id}",
        "POST /resources/staff/{id}", "POST /resources/staff/{id}/days",
        "POST /resources/staff/{id}/days/{date}/remove", "POST /resources/staff/{id}/address",
        "POST /citizens/{id}/address",
        "POST /resources/rooms",
        "POST /resources/rooms/{id}/remove",
        "POST /resources/devices",
        "POST /resources/devices/{id}/remove",
        "POST /resources/closing-days",
        "POST /resources/settings",
        "POST /resources/closing-days/{date}/remove",
        "GET /api/v1/units/{id}/week/problem",
        "POST /api/v1/units/{id}/planning-jobs",
        "POST /api/v1/planning-jobs/{id}/stop",
        "POST /api/v1/units/{id}/undo",
        "POST /api/v1/units/{id}/redo",
        "POST /api/v1/drafts/{id}/publish",
        "POST /api/v1/drafts/{id}/discard",
        "PUT /api/v1/drafts/{id}/sessions/{session}",
        "POST /api/v1/sessions/{id}/move",
        "POST /api/v1/sessions/{id}/pin",
        "POST /api/v1/sessions/{id}/cancel",
        "POST /api/v1/sessions/move",
        "POST /api/v1/sessions/cancel",
        "PUT /api/v1/units/{id}/planning",
        "PUT /api/v1/units/{id}/closing-days/{date}",
        "DELETE /api/v1/units/{id}/closing-days/{date}",
        "POST /api/v1/units/{id}/absences",
        "DELETE /api/v1/absences/{id}",
        "PUT /api/v1/trainers/{id}",
        "PUT /api/v1/trainers/{id}/shifts/{date}",
        "DELETE /api/v1/trainers/{id}/shifts/{date}",
        "PUT /api/v1/rooms/{id}",
        "DELETE /api/v1/rooms/{id}",
        "PUT /api/v1/pool-devices/{id}",
        "DELETE /api/v1/pool-devices/{id}",
        "PUT /api/v1/sites/{id}",
        "PUT /api/v1/citizens/{id}/site",
    ]

    private static let pages: [String: Set<Role>] = [
        "GET /": everyone, "GET /citizens": everyone, "GET /citizens/{id}": everyone,
        "GET /flags": everyone, "POST /flags/{id}/seen": everyone, "POST /flags/rules": [.therapist],
        "GET /sessions/{id}/result": [.therapist, .trainer], "POST /sessions/{id}/result": [.therapist, .trainer],
        "GET /api/v1/sessions/{id}/result": [.therapist, .trainer],
        "POST /api/v1/sessions/{id}/result": [.therapist, .trainer],
        "GET /results": [.therapist, .planner], "POST /results/target": [.therapist, .planner],
        "GET /api/v1/units/{id}/training": [.therapist, .planner],
        "PUT /api/v1/units/{id}/training/target": [.therapist, .planner],
        "GET /api/v1/plans/{id}/training": [.therapist, .planner],
        "GET /live": [.therapist, .planner, .trainer], "GET /api/v1/live": [.therapist, .planner, .trainer],
        "GET /api/v1/flags": everyone, "POST /api/v1/flags/{id}/seen": everyone,
        "GET /api/v1/units/{id}/flag-rules": [.therapist], "PUT /api/v1/units/{id}/flag-rules": [.therapist],
        "GET /api/v1/exports": [.therapist], "GET /api/v1/exports/{name}": [.therapist],
        "GET /account": everyone, "POST /account/password": everyone, "POST /account/language": everyone,
        "GET /calendars": everyone, "POST /calendars": everyone, "POST /calendars/{id}/end": everyone,
        "GET /api/v1/calendars": everyone, "POST /api/v1/calendars": everyone,
        "DELETE /api/v1/calendars/{id}": everyone,
        "POST /citizens": [.therapist, .superuser],
        "GET /library": [.therapist], "GET /library/{id}": [.therapist], "POST /library/{id}": [.therapist],
        "POST /library/{id}/cut": [.therapist], "POST /library/{id}/uncut": [.therapist],
        "POST /library/{id}/retry": [.therapist],
        "GET /programmes": [.therapist], "POST /programmes": [.therapist],
        "GET /programmes/{id}": [.therapist], "POST /programmes/{id}": [.therapist],
        "POST /citizens/{id}/plans": [.therapist], "POST /plans/{id}/stop": [.therapist],
        "GET /devices": [.therapist, .superuser], "POST /devices/approve": [.therapist, .superuser],
        "POST /devices/{id}/reassign": [.therapist, .superuser], "POST /devices/{id}/unpair": [.therapist, .superuser],
        "OPTIONS /api/v1/uploads": [.therapist, .superuser], "POST /api/v1/uploads": [.therapist, .superuser],
        "HEAD /api/v1/uploads/{id}": [.therapist, .superuser], "PATCH /api/v1/uploads/{id}": [.therapist, .superuser],
        "DELETE /api/v1/uploads/{id}": [.therapist, .superuser], "GET /api/v1/videos/{id}": [.therapist, .superuser],
        "POST /api/v1/videos/{id}/retry": [.therapist, .superuser],
        "PUT /api/v1/videos/{id}/captions/{language}": [.therapist, .superuser],
        "DELETE /api/v1/videos/{id}/captions/{language}": [.therapist, .superuser],
        "GET /api/v1/videos/{id}/spoken": [.therapist, .superuser],
        "PUT /api/v1/videos/{id}/spoken/{language}": [.therapist, .superuser],
        "POST /api/v1/videos/{id}/spoken/{language}/retry": [.therapist, .superuser],
        "DELETE /api/v1/videos/{id}/spoken/{language}": [.therapist, .superuser],
        "GET /dead-letters": [.superuser], "GET /dead-letters/{id}": [.superuser],
        "POST /dead-letters/retry": [.superuser], "POST /dead-letters/{id}/retry": [.superuser],
        "POST /dead-letters/{id}/dismiss": [.superuser], "GET /api/v1/dead-letters": [.superuser],
        "GET /api/v1/dead-letters/{id}": [.superuser], "POST /api/v1/dead-letters/replay": [.superuser],
        "POST /api/v1/dead-letters/{id}/replay": [.superuser], "POST /api/v1/dead-letters/{id}/dismiss": [.superuser],
        "GET /api/v1/dead-letter-counts": [.superuser], "GET /api/v1/unfamiliar-names": [.superuser],
        "GET /citizens/{id}/erase": [.superuser], "POST /citizens/{id}/erase": [.superuser],
        "POST /api/v1/citizens/{id}/erase-reports": [.superuser],
        "POST /api/v1/sessions/{id}/erase-reports": [.superuser],
        "GET /accounts": [.superuser], "POST /accounts": [.superuser], "POST /accounts/units": [.superuser],
        "POST /accounts/{id}/password": [.superuser], "POST /accounts/{id}/end": [.superuser],
    ]

    @Test(
        "every route refuses strangers, but for those that are open on purpose",
        arguments: [nil, "trin=AAAA", "trin-device=AAAA"])
    func strangers(cookie: String?) async throws {
        try await Site.with { site in
            let asker = cookie.map { Impostor(cookie: $0) }
            #expect(site.routes.count > Self.open.count)
            for route in site.routes where !Self.open.contains(route.description) {
                let response = try await site.send(route.method, route.example, as: asker)
                if route.isPage && route.method == .get {
                    #expect(response.status == .temporaryRedirect, "\(route)")
                    #expect(response.headers[.location]?.hasPrefix("/sign-in?next=") == true, "\(route)")
                } else {
                    #expect(response.status == .unauthorized, "\(route)")
                    let isProblem = response.problem?.status == 401
                    #expect(isProblem == (!route.isPage && route.method != .head), "\(route)")
                }
            }
        }
    }

    @Test("what is open to anybody answers to anybody")
    func openRoutes() async throws {
        try await Site.with { site in
            for route in try Self.open.map({ try Route($0) }) {
                #expect(site.routes.contains(route), "\(route) is no longer there")
                let response = try await site.send(route.method, route.example, body: route.method == .post ? [] : nil)
                #expect(response.status != .temporaryRedirect && response.status.code < 500, "\(route)")
                // An empty form is no right password.
                #expect((response.status == .unauthorized) == (route.description == "POST /sign-in"), "\(route)")
            }
        }
    }

    @Test("every route of staff is for the roles that it is meant for, and no others", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await Site.with { site in
            let staff = site.routes.filter { route in
                !Self.open.union(Self.tablets).contains(route.description) && !route.path.hasPrefix("/media/")
            }
            for route in staff {
                let roles = try #require(Self.roles[route.description], "\(route) is in no role's list")
                let person = site.people.with(role)
                var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                headers[.token] = person.csrf
                headers[.tus] = "1.0.0"
                let response = try await site.send(
                    route.method, route.example, as: person, headers,
                    body: route.method == .post ? Array("csrf=\(person.csrf)".utf8) : nil)
                let isRefused = response.status == .forbidden && Self.namesRole(response.text, route)
                #expect(isRefused == !roles.contains(role), "\(route): \(response.status)")
                #expect(response.status.code < 500 && response.status != .unauthorized, "\(route): \(response.status)")
            }
            #expect(Set(staff.map(\.description)) == Set(Self.roles.keys))
        }
    }

    /// Whether a 403 is about the role, not about a password or a token.
    private static func namesRole(_ text: String, _ route: Route) -> Bool {
        route.method == .head || text.contains("Det har du ikke adgang til") || text.contains("This needs the role")
    }

    @Test("a tablet's cookie opens no page and no API of staff")
    func tabletsAreNoStaff() async throws {
        try await Site.with { site in
            let tablet = try await Story(site).tablet
            for route in try Self.roles.keys.map({ try Route($0) }) {
                let response = try await site.send(route.method, route.example, as: tablet)
                #expect([.unauthorized, .temporaryRedirect].contains(response.status), "\(route)")
            }
        }
    }

    @Test("staff are no tablets")
    func staffAreNoTablets() async throws {
        try await Site.with { site in
            for route in try Self.tablets.map({ try Route($0) }) {
                let response = try await site.send(route.method, route.example, as: site.people.therapist)
                #expect(response.status == .unauthorized, "\(route)")
            }
        }
    }

    @Test("an ended account's sign-in is over at once, and so is one of yesterday")
    func endedSignIns() async throws {
        try await Site.with { site in
            let people = site.people
            #expect(try await site.get("/citizens", as: people.planner).status == .ok)
            _ = try await site.post("/accounts/\(people.planner.staff.id)/end", as: people.superuser)
            #expect(try await site.get("/citizens", as: people.planner).status == .temporaryRedirect)
            site.clock.advance(seconds: 10 * 3600 + 1)
            #expect(try await site.get("/citizens", as: people.therapist).status == .temporaryRedirect)
        }
    }

    @Test("citizens, plans and tablets of another unit are not there")
    func otherUnit() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let neighbour = site.people.neighbour
            #expect(try await site.get("/citizens/\(story.citizen.id)", as: site.people.therapist).status == .ok)
            for path in ["/citizens/\(story.citizen.id)"] {
                #expect(try await site.get(path, as: neighbour).status == .notFound)
            }
            for path in [
                "/plans/\(story.plan.id)/stop", "/sessions/\(story.session)/cancel",
                "/devices/\(story.tablet.device.id)/unpair",
            ] {
                #expect(try await site.post(path, as: neighbour).status == .notFound, "\(path)")
            }
            let list = try await site.get("/citizens", as: neighbour).text
            #expect(!list.contains(story.citizen.givenName))
            #expect(try await site.get("/device/v1/today", as: story.tablet).status == .ok)
        }
    }
}
