import Domain
import Foundation
import Services
import Testing

@testable import Web

@Suite struct PlaceSentenceTests {
    private func localizer(_ language: Language) throws -> Localizer {
        try Localizer(language, strings: Assets.folder.appending(path: "strings"))
    }

    @Test(
        "a reason names whom and what it is about in the reader's language",
        arguments: [
            (
                Language.danish, "Ingen af dem, som kan, er på vagt på de mulige tider: Bo, Ida, Per og 4 andre.",
                "Der skal bruges 2 af slagsen cykel; enheden har 1."
            ),
            (
                .swedish, "Ingen av dem som kan är i tjänst på de möjliga tiderna: Bo, Ida, Per och 4 andra.",
                "Det behövs 2 av slaget cykel; enheten har 1."
            ),
        ])
    func reasons(language: Language, shift: String, device: String) throws {
        let localizer = try localizer(language)
        let onShift = PlanReason(
            code: "noStaffOnShift", message: "English", blockedBy: [],
            details: .init(names: ["Bo", "Ida", "Per"], count: 7))
        #expect(localizer.sentence(of: onShift) == shift)
        let devices = PlanReason(
            code: "noDevice", message: "English", blockedBy: [], details: .init(values: ["cykel", "2", "1"]))
        #expect(localizer.sentence(of: devices) == device)
    }

    @Test(
        "one more than are named is one other",
        arguments: [
            (Language.danish, "Bo, Ida, Per og 1 anden"), (.swedish, "Bo, Ida, Per och 1 annan"),
            (.english, "Bo, Ida, Per and 1 other"),
        ])
    func one(language: Language, names: String) throws {
        let reason = PlanReason(
            code: "noStaffOnShift", message: "English", blockedBy: [],
            details: .init(names: ["Bo", "Ida", "Per"], count: 4))
        let sentence = try localizer(language).sentence(of: reason)
        #expect(sentence.contains(names) && !sentence.contains(names + "s"), "\(sentence)")
    }

    @Test("a reason of a draft that kept no names has a sentence without them")
    func old() throws {
        let reason = PlanReason(code: "staffBusy", message: "English", blockedBy: [])
        #expect(
            try localizer(.danish).sentence(of: reason)
                == "De medarbejdere, som kan, er optaget på de mulige tider.")
    }

    @Test("a refused move names who is not at work, and where a session went")
    func conflicts() throws {
        let danish = try localizer(.danish)
        let shift = PlanningConflict(code: "shift", message: "English", canOverride: true, values: ["Bo Lind"])
        #expect(danish.sentence(of: shift) == "Bo Lind er ikke på arbejde på det tidspunkt.")
        let changed = PlanningConflict(
            code: "changed", message: "English", canOverride: false, values: ["2026-11-24", "10:35"])
        #expect(
            danish.sentence(of: changed) == "Træningen er flyttet til tir. 24. nov. 10:35, siden udkastet blev lavet.")
    }

    @Test("whatever can be wrong with a place has a sentence in every language", arguments: Language.allCases)
    func complete(language: Language) throws {
        let localizer = try localizer(language)
        let codes = [
            "cancelled", "changed", "citizenBusy", "device", "deviceAbsent", "deviceBusy", "excluded", "gone",
            "groupApart", "mode", "past", "possible", "resourceGone", "restDays", "room", "roomClosed", "roomFull",
            "shift", "skill", "staffBusy", "staffMinutes", "takenElsewhere", "trained", "travel",
        ]
        for code in codes {
            let conflict = PlanningConflict(code: code, message: "none", canOverride: false)
            #expect(localizer.sentence(of: conflict) != "none", "\(code)")
        }
    }
}
