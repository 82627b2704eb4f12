import Domain
import Services

extension Links {
    static func result(_ id: ID<Session>) -> String { "/sessions/\(id)/result" }
    static func seeFlag(_ id: ID<TrainingFlag>) -> String { "/flags/\(id)/seen" }
    static func flags(_ unit: ID<Domain.Unit>) -> String { flags.path + "?unit=\(unit)" }
    static func results(_ unit: ID<Domain.Unit>) -> String { results.path + "?unit=\(unit)" }

    static func export(
        _ table: ExportTable, _ format: ExportFormat, from: CivilDate, to: CivilDate, unit: ID<Domain.Unit>
    ) -> String {
        "/api/v1/exports/\(table.rawValue)?format=\(format.rawValue)&from=\(from)&to=\(to)&unit=\(unit)"
    }
}
