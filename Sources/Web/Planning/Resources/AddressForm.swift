import Domain
import Services

/// Where somebody lives or begins the day; a part of pages.
///
/// POST: `address`, `position`; both empty where it is not known.
struct AddressForm: Sendable {
    let title: String
    let address: String
    /// Metres of the grid, such as `724352 6175804`.
    let position: String
    /// What it means that the address is not known; nil when it is.
    let unknown: String?
    /// Where it is posted; nil for those who only read it.
    let action: String?
}

extension AddressForm {
    init(_ home: Site?, title: Phrase, unknown: Phrase, action: String?, _ localizer: Localizer) {
        self.init(
            title: localizer[title], address: home?.address ?? "",
            position: home?.position ?? "", unknown: home == nil ? localizer[unknown] : nil,
            action: action)
    }

    static let sample = AddressForm(
        title: "Adresse", address: "Bredgade 3", position: "724352 6175804", unknown: "Adressen er ukendt.",
        action: Links.citizenAddress(.sample))
}

extension Form {
    /// Nil where nothing was written: the address is not known.
    var givenAddress: GivenAddress? {
        let given = GivenAddress(address: self["address"], position: self["position"])
        return (given.address + given.position).allSatisfy(\.isWhitespace) ? nil : given
    }
}
