extension Holidays {
    /// Store bededag was abolished with effect from 2024 (lov nr. 214 of 6
    /// March 2023).
    static let denmark: [HolidayRule] = [
        .init(kind: .newYearsDay, name: "Nytårsdag", when: .on(month: 1, day: 1)),
        .init(kind: .maundyThursday, name: "Skærtorsdag", when: .easter(-3)),
        .init(kind: .goodFriday, name: "Langfredag", when: .easter(-2)),
        .init(kind: .easterSunday, name: "Påskedag", when: .easter(0)),
        .init(kind: .easterMonday, name: "2. påskedag", when: .easter(1)),
        .init(kind: .greatPrayerDay, name: "Store bededag", when: .easter(26), until: 2023),
        .init(kind: .labourDay, name: "Arbejdernes kampdag", when: .on(month: 5, day: 1), isCustom: true),
        .init(kind: .ascensionDay, name: "Kristi himmelfartsdag", when: .easter(39)),
        .init(kind: .squeezeDay, name: "Fredag efter Kristi himmelfartsdag", when: .easter(40), isCustom: true),
        .init(kind: .whitSunday, name: "Pinsedag", when: .easter(49)),
        .init(kind: .whitMonday, name: "2. pinsedag", when: .easter(50)),
        .init(kind: .constitutionDay, name: "Grundlovsdag", when: .on(month: 6, day: 5), isCustom: true),
        .init(kind: .christmasEve, name: "Juleaftensdag", when: .on(month: 12, day: 24), isCustom: true),
        .init(kind: .christmasDay, name: "Juledag", when: .on(month: 12, day: 25)),
        .init(kind: .boxingDay, name: "2. juledag", when: .on(month: 12, day: 26)),
        .init(kind: .newYearsEve, name: "Nytårsaftensdag", when: .on(month: 12, day: 31), isCustom: true),
    ]
}
