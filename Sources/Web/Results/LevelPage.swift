import Domain

/// `/results`: how much is trained, by district and week, against the plan;
/// `?unit=` chooses a district, `?weeks=` how many.
///
/// POST `/results/target`: `unit`, `sessions` and `minutes` a week (or
/// empty).
struct LevelPage: Page {
    struct District: Sendable {
        let name: String
        let href: String
        let isCurrent: Bool
        /// Of the weeks that are shown.
        let bar: AdherenceBar?
        /// Of the last whole week against its target, such as `85 % af målet`.
        let level: String?
        let alarm: Chip?
    }

    struct Alarm: Sendable {
        /// Such as `Træningen falder`.
        let title: String
        /// Such as `De sidste to hele uger blev der trænet 30 gange om ugen …`.
        let sentence: String
        /// The likely cause first, such as `Tablets var tavse: 4 færre træninger om
        /// ugen`.
        let causes: [String]
    }

    struct Week: Sendable {
        let name: String
        let span: String
        let due: Int
        let done: Int
        let partly: Int
        let missed: Int
        let cancelled: Int
        /// Such as `82 %`; nil when nothing was due.
        let share: String?
        let minutes: Int
        let target: String?
        let level: Chip?
        let pain: String?
        let effort: String?
    }

    struct Export: Sendable {
        let name: String
        let csv: String
        let ndjson: String
    }

    struct Target: Sendable {
        let unit: String
        let sessions: String
        let minutes: String
    }

    static let template = "level"
    static let section: Section? = .results

    /// Nil when the reader sees only one.
    let districts: [District]
    let unit: String
    let warning: Alarm?
    let chart: String
    /// Whether any of the weeks had a target.
    let hasTarget: Bool
    /// Newest first.
    let weeks: [Week]
    let goal: Target
    /// Empty for those who may not have them.
    let exports: [Export]

    func title(_ localizer: Localizer) -> String { localizer[.navResults] }
}
