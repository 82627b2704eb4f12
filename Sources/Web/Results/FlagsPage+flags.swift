import Domain
import Services

extension FlagsPage.Row {
    init(_ entry: FlagEntry, units: [ID<Domain.Unit>: String], staff: StaffMember, zone: Zone, _ localizer: Localizer) {
        let flag = entry.flag
        self.init(
            citizen: entry.citizen.fullName, href: Links.citizen(flag.citizen), reason: localizer.sentence(of: flag),
            detail: [localizer.moment(flag.since, in: zone), units[entry.citizen.unit]].compactMap { $0 }
                .joined(separator: " · "),
            who: localizer.role(flag.kind.role),
            level: flag.level, seen: FlagService.maySee(flag.kind, staff) ? Links.seeFlag(flag.id) : nil)
    }
}

extension FlagsPage.Over {
    init(_ entry: FlagEntry, zone: Zone, _ localizer: Localizer) {
        let flag = entry.flag
        let outcome: String
        if let seenAt = flag.seenAt {
            outcome = localizer[.flagsSeenBy, localizer.moment(seenAt, in: zone), entry.seenByName ?? "–"]
        } else {
            outcome =
                localizer[
                    .flagsWithdrawn, flag.withdrawnAt.map { localizer.moment($0, in: zone) } ?? "–"]
        }
        self.init(
            citizen: entry.citizen.fullName, href: Links.citizen(flag.citizen),
            reason: localizer.sentence(of: flag) + ", " + localizer.moment(flag.since, in: zone), outcome: outcome,
            note: flag.note)
    }
}

extension FlagsPage.Rules {
    init(_ rules: FlagRules, of unit: Domain.Unit, _ localizer: Localizer) {
        func rule(_ name: String, _ phrase: Phrase, _ value: Int, _ range: ClosedRange<Int>) -> FlagsPage.Rule {
            FlagsPage.Rule(
                name: name, label: localizer[phrase], value: value, least: range.lowerBound, most: range.upperBound)
        }
        self.init(
            unit: unit.id.description, unitName: unit.name,
            rules: [
                rule("pain", .flagRulePain, rules.pain, FlagRules.painRange),
                rule("painRising", .flagRulePainRising, rules.painRising, FlagRules.painRisingRange),
                rule("missed", .flagRuleMissed, rules.missed, FlagRules.missedRange),
                rule("silentHours", .flagRuleSilent, rules.silentHours, FlagRules.silentHoursRange),
                rule("stalls", .flagRuleStalls, rules.stalls, FlagRules.stallsRange),
            ])
    }
}

extension FlagsPage {
    static let sample = FlagsPage(
        count: "2 advarsler",
        filter: UnitFilter(units: [
            Choice(value: ID<Domain.Unit>.sample.description, label: "Hjemmepleje Nord", isSelected: true)
        ]),
        open: [
            Row(
                citizen: "Karen Sørensen", href: Links.citizen(.sample), reason: "Smerte 8 af 10",
                detail: "20. nov. 10:00 · Hjemmepleje Nord", who: "Terapeut", level: 8, seen: Links.seeFlag(.sample)),
            Row(
                citizen: "Svend Nielsen", href: Links.citizen(.sample), reason: "Tabletten har været tavs i 48 timer",
                detail: "18. nov. 16:20 · Hjemmepleje Nord", who: "Superbruger", level: 48, seen: nil),
        ],
        over: [
            Over(
                citizen: "Inger Madsen", href: Links.citizen(.sample), reason: "2 træninger i træk udeblevet, 17. nov.",
                outcome: "Set 18. nov. 08:30 af Mette Holm", note: "Var hos sin datter.")
        ],
        rules: Rules(
            unit: ID<Domain.Unit>.sample.description, unitName: "Hjemmepleje Nord",
            rules: [Rule(name: "pain", label: "Smerte fra", value: 7, least: 1, most: 10)]))
}
