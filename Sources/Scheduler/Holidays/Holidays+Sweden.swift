import Domain

extension Holidays {
    /// After lagen (1989:253) om allmänna helgdagar; in 2005 the National Day
    /// took the place of Whit Monday. The eves are no holidays by law.
    static let sweden: [HolidayRule] = [
        .init(kind: .newYearsDay, name: "Nyårsdagen", when: .on(month: 1, day: 1)),
        .init(kind: .twelfthNight, name: "Trettondagsafton", when: .on(month: 1, day: 5), isCustom: true),
        .init(kind: .epiphany, name: "Trettondedag jul", when: .on(month: 1, day: 6)),
        .init(kind: .maundyThursday, name: "Skärtorsdagen", when: .easter(-3), isCustom: true),
        .init(kind: .goodFriday, name: "Långfredagen", when: .easter(-2)),
        .init(kind: .holySaturday, name: "Påskafton", when: .easter(-1), isCustom: true),
        .init(kind: .easterSunday, name: "Påskdagen", when: .easter(0)),
        .init(kind: .easterMonday, name: "Annandag påsk", when: .easter(1)),
        .init(kind: .walpurgisNight, name: "Valborgsmässoafton", when: .on(month: 4, day: 30), isCustom: true),
        .init(kind: .labourDay, name: "Första maj", when: .on(month: 5, day: 1)),
        .init(kind: .ascensionDay, name: "Kristi himmelsfärdsdag", when: .easter(39)),
        .init(kind: .squeezeDay, name: "Klämdag", when: .easter(40), isCustom: true),
        .init(kind: .whitsunEve, name: "Pingstafton", when: .easter(48), isCustom: true),
        .init(kind: .whitSunday, name: "Pingstdagen", when: .easter(49)),
        .init(kind: .whitMonday, name: "Annandag pingst", when: .easter(50), until: 2004),
        .init(kind: .nationalDay, name: "Nationaldagen", when: .on(month: 6, day: 6), since: 2005),
        .init(
            kind: .midsummerEve, name: "Midsommarafton", when: .first(.friday, fromMonth: 6, day: 19), isCustom: true),
        .init(kind: .midsummerDay, name: "Midsommardagen", when: .first(.saturday, fromMonth: 6, day: 20)),
        .init(
            kind: .allSaintsEve, name: "Allhelgonaafton", when: .first(.friday, fromMonth: 10, day: 30), isCustom: true),
        .init(kind: .allSaintsDay, name: "Alla helgons dag", when: .first(.saturday, fromMonth: 10, day: 31)),
        .init(kind: .christmasEve, name: "Julafton", when: .on(month: 12, day: 24), isCustom: true),
        .init(kind: .christmasDay, name: "Juldagen", when: .on(month: 12, day: 25)),
        .init(kind: .boxingDay, name: "Annandag jul", when: .on(month: 12, day: 26)),
        .init(kind: .newYearsEve, name: "Nyårsafton", when: .on(month: 12, day: 31), isCustom: true),
    ]
}
