package import Domain

extension Zone {
    /// A zone by the name that another program gave it: one of IANA, or one of
    /// Windows, such as `Romance Standard Time`.
    package init?(imported name: String) {
        if let zone = Zone(name) ?? Self.windows[name].flatMap({ Zone($0) }) {
            self = zone
        } else {
            return nil
        }
    }

    /// Windows' name of each zone, and a city that keeps its time.
    private static let windows: [String: String] = [
        // Europe
        "GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik",
        "W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
        "Romance Standard Time": "Europe/Paris", "Central European Standard Time": "Europe/Warsaw",
        "GTB Standard Time": "Europe/Bucharest", "FLE Standard Time": "Europe/Kiev",
        "E. Europe Standard Time": "Europe/Chisinau", "Kaliningrad Standard Time": "Europe/Kaliningrad",
        "Turkey Standard Time": "Europe/Istanbul", "Belarus Standard Time": "Europe/Minsk",
        "Russian Standard Time": "Europe/Moscow", "Russia Time Zone 3": "Europe/Samara",
        "Azores Standard Time": "Atlantic/Azores", "Greenland Standard Time": "America/Godthab",
        // Africa and the Middle East
        "Morocco Standard Time": "Africa/Casablanca", "W. Central Africa Standard Time": "Africa/Lagos",
        "South Africa Standard Time": "Africa/Johannesburg", "Egypt Standard Time": "Africa/Cairo",
        "Libya Standard Time": "Africa/Tripoli", "Namibia Standard Time": "Africa/Windhoek",
        "E. Africa Standard Time": "Africa/Nairobi", "Sudan Standard Time": "Africa/Khartoum",
        "Israel Standard Time": "Asia/Jerusalem", "Jordan Standard Time": "Asia/Amman",
        "Middle East Standard Time": "Asia/Beirut", "Syria Standard Time": "Asia/Damascus",
        "West Bank Standard Time": "Asia/Hebron", "Arabic Standard Time": "Asia/Baghdad",
        "Arab Standard Time": "Asia/Riyadh", "Arabian Standard Time": "Asia/Dubai",
        "Iran Standard Time": "Asia/Tehran", "Mauritius Standard Time": "Indian/Mauritius",
        // Asia
        "Azerbaijan Standard Time": "Asia/Baku", "Georgian Standard Time": "Asia/Tbilisi",
        "Caucasus Standard Time": "Asia/Yerevan", "Afghanistan Standard Time": "Asia/Kabul",
        "West Asia Standard Time": "Asia/Tashkent", "Ekaterinburg Standard Time": "Asia/Yekaterinburg",
        "Pakistan Standard Time": "Asia/Karachi", "India Standard Time": "Asia/Calcutta",
        "Sri Lanka Standard Time": "Asia/Colombo", "Nepal Standard Time": "Asia/Katmandu",
        "Central Asia Standard Time": "Asia/Almaty", "Bangladesh Standard Time": "Asia/Dhaka",
        "Omsk Standard Time": "Asia/Omsk", "Myanmar Standard Time": "Asia/Rangoon",
        "SE Asia Standard Time": "Asia/Bangkok", "N. Central Asia Standard Time": "Asia/Novosibirsk",
        "North Asia Standard Time": "Asia/Krasnoyarsk", "China Standard Time": "Asia/Shanghai",
        "North Asia East Standard Time": "Asia/Irkutsk", "Singapore Standard Time": "Asia/Singapore",
        "Taipei Standard Time": "Asia/Taipei", "Ulaanbaatar Standard Time": "Asia/Ulaanbaatar",
        "Tokyo Standard Time": "Asia/Tokyo", "Korea Standard Time": "Asia/Seoul",
        "Yakutsk Standard Time": "Asia/Yakutsk", "Vladivostok Standard Time": "Asia/Vladivostok",
        "Magadan Standard Time": "Asia/Magadan", "Kamchatka Standard Time": "Asia/Kamchatka",
        // Australia and the Pacific
        "W. Australia Standard Time": "Australia/Perth", "AUS Central Standard Time": "Australia/Darwin",
        "Cen. Australia Standard Time": "Australia/Adelaide", "E. Australia Standard Time": "Australia/Brisbane",
        "AUS Eastern Standard Time": "Australia/Sydney", "Tasmania Standard Time": "Australia/Hobart",
        "Lord Howe Standard Time": "Australia/Lord_Howe", "West Pacific Standard Time": "Pacific/Port_Moresby",
        "Central Pacific Standard Time": "Pacific/Guadalcanal", "New Zealand Standard Time": "Pacific/Auckland",
        "Fiji Standard Time": "Pacific/Fiji", "Tonga Standard Time": "Pacific/Tongatapu",
        "Samoa Standard Time": "Pacific/Apia", "Hawaiian Standard Time": "Pacific/Honolulu",
        // The Americas
        "Alaskan Standard Time": "America/Anchorage", "Pacific Standard Time": "America/Los_Angeles",
        "Pacific Standard Time (Mexico)": "America/Tijuana", "US Mountain Standard Time": "America/Phoenix",
        "Mountain Standard Time": "America/Denver", "Central Standard Time": "America/Chicago",
        "Central Standard Time (Mexico)": "America/Mexico_City", "Canada Central Standard Time": "America/Regina",
        "Central America Standard Time": "America/Guatemala", "Eastern Standard Time": "America/New_York",
        "US Eastern Standard Time": "America/Indianapolis", "SA Pacific Standard Time": "America/Bogota",
        "Venezuela Standard Time": "America/Caracas", "Atlantic Standard Time": "America/Halifax",
        "Paraguay Standard Time": "America/Asuncion", "SA Western Standard Time": "America/La_Paz",
        "Pacific SA Standard Time": "America/Santiago", "Newfoundland Standard Time": "America/St_Johns",
        "E. South America Standard Time": "America/Sao_Paulo", "Argentina Standard Time": "America/Buenos_Aires",
        "SA Eastern Standard Time": "America/Cayenne", "Montevideo Standard Time": "America/Montevideo",
        "Cape Verde Standard Time": "Atlantic/Cape_Verde",
    ]
}
