/// A page of staff: plain, formatted values, and the template that shows them.
///
/// Mustache sees stored properties only. Forms are plain POSTs; each sends a
/// hidden field `csrf` beside the fields that its page documents.
protocol Page: Sendable {
    /// The name of the template, without its extension.
    static var template: String { get }
    /// The entry of the navigation that the page belongs to.
    static var section: Section? { get }
    /// A page with every list filled and every optional value given.
    static var sample: Self { get }

    /// The title of the browser's tab.
    func title(_ localizer: Localizer) -> String
}

extension Page {
    static var section: Section? { nil }
}

/// Every page, for the check at start and for tests.
enum Pages {
    static let all: [any Page.Type] = [
        SignInPage.self, TodayPage.self, ErrorPage.self, LibraryPage.self, ExercisePage.self, ProgrammesPage.self,
        ProgrammePage.self, CitizensPage.self, CitizenPage.self, WeekPage.self, DayPage.self,
        SessionListPage.self, SessionPage.self, SheetsPage.self, DraftPage.self, AbsencePage.self, ResourcesPage.self,
        TrainerPage.self, WishesPage.self, DevicesPage.self, DeadLettersPage.self, DeadLetterPage.self,
        AccountsPage.self, AccountPage.self, CalendarsPage.self, ResultPage.self, LevelPage.self, FlagsPage.self,
        LivePage.self, ErasePage.self,
    ]
}
