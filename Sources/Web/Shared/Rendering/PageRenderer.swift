import Domain
import Foundation
import Mustache

/// Makes HTML of pages, with templates parsed once for each language.
struct PageRenderer: Sendable {
    private let libraries: [Language: MustacheLibrary]
    private let localizers: [Language: Localizer]

    /// Reads `templates` and `strings` in the folder `assets`.
    ///
    /// Throws when a template cannot be parsed, when a text is missing, or
    /// when a page has no template: at start rather than on a Tuesday at 10.
    init(assets: URL) throws(PageError) {
        let sources = try Self.templates(in: assets.appending(path: "templates"))
        if let page = Pages.all.first(where: { sources[$0.template] == nil }) {
            throw .unknownTemplate(page.template)
        }
        var libraries: [Language: MustacheLibrary] = [:]
        var localizers: [Language: Localizer] = [:]
        for language in Language.allCases {
            let localizer = try Localizer(language, strings: assets.appending(path: "strings"))
            var library = MustacheLibrary()
            for (name, source) in sources {
                library.register(try Self.parse(source, named: name, localizer: localizer), named: name)
            }
            libraries[language] = library
            localizers[language] = localizer
        }
        self.libraries = libraries
        self.localizers = localizers
    }

    func localizer(_ language: Language) -> Localizer { localizers[language] ?? .empty }

    func render(_ page: some Page, layout: Layout, language: Language) throws(PageError) -> String {
        let frame = Frame(page: page, layout: layout, localizer: localizer(language))
        guard let html = libraries[language]?.render(Fields(frame), withTemplate: "layout") else {
            throw .unknownTemplate("layout")
        }
        return html
    }

    private static func templates(in folder: URL) throws(PageError) -> [String: String] {
        do {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            var sources: [String: String] = [:]
            for file in files where file.pathExtension == "mustache" {
                sources[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
            }
            return sources
        } catch {
            throw .unreadableAsset(folder.path, error)
        }
    }

    private static func parse(
        _ source: String, named name: String, localizer: Localizer
    ) throws(PageError) -> MustacheTemplate {
        let translated = try localizer.translate(template: source)
        do {
            return try MustacheTemplate(string: translated)
        } catch {
            throw .badTemplate(name, error)
        }
    }
}
