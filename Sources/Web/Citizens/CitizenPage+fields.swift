extension CitizenPage.Week: Fields {
    func shown(_ name: String) -> Shown? {
        switch name {
        case "name": .text(self.name)
        case "span": .text(span)
        case "sessions": Shown(sessions)
        default: nil
        }
    }
}

/// A page has hundreds of them.
extension CitizenPage.Row: Fields {
    func shown(_ name: String) -> Shown? {
        switch name {
        case "date": .text(date)
        case "time": .text(time)
        case "programme": .text(programme)
        case "chip": .fields(chip)
        case "pain": Shown(pain)
        case "effort": Shown(effort)
        case "duration": Shown(duration)
        case "tests": .list(tests.map(Shown.text))
        case "isNoted": .flag(isNoted)
        case "href": Shown(href)
        default: nil
        }
    }
}
