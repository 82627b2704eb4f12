import Services
import Testing

/// Expects that `body` throws a ``ServiceError`` of that code.
func expectRefusal<Value>(
    _ expected: ServiceError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async throws {
    let found = try await code(body)
    #expect(found == expected, sourceLocation: sourceLocation)
}
