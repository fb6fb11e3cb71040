import Foundation
import Journaling
import Testing

@testable import watchbook

/// One text of one catalogue.
struct CatalogueEntry: Sendable, CustomTestStringConvertible {
    let name: String
    let wording: Wording
    var testDescription: String { name }

    static let all: [CatalogueEntry] = Catalogue.all.flatMap { entries(of: $0) }

    private static func entries<Area: Localized>(of area: Area.Type) -> [CatalogueEntry] {
        area.allCases.map { CatalogueEntry(name: "\(area).\($0)", wording: $0.text) }
    }
}

@Suite struct CatalogueTests {
    private func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFFEF).contains(scalar.value)
    }

    @Test(arguments: CatalogueEntry.all)
    func `a text shows the same values in both languages`(entry: CatalogueEntry) {
        // English alone counts words; ParserPhrase leaves out what Chinese help has no word for.
        let english = Template(entry.wording.en).places
        #expect(english == Template(entry.wording.zh).places)
        #expect(english == Array(1..<(english.count + 1)), "numbers have a gap")
    }

    @Test(arguments: CatalogueEntry.all)
    func `a text is English in English and Chinese in Chinese`(entry: CatalogueEntry) {
        let (english, chinese) = entry.wording
        #expect(!english.isEmpty && !chinese.isEmpty)
        #expect(!english.unicodeScalars.contains(where: isChinese))
        let isOnlyValue = Template(chinese).pieces.allSatisfy { $0 == .value(1) }
        #expect(isOnlyValue || chinese.unicodeScalars.contains(where: isChinese))
    }

    @Test(arguments: CatalogueEntry.all)
    func `the Chinese text has Chinese punctuation and no stray spaces`(entry: CatalogueEntry) {
        let chinese = entry.wording.zh
        #expect(chinese.firstMatch(of: /[\u{4E00}-\u{9FFF}][,;:!?]/) == nil)
        #expect(chinese.firstMatch(of: /[\u{4E00}-\u{9FFF}] [\u{4E00}-\u{9FFF}]/) == nil)
        #expect(
            chinese.last != " "
                && chinese.first.map { $0 != " " || chinese.hasPrefix("  ") } == true
        )
    }

    @Test(arguments: CatalogueEntry.all)
    func `no text has a gap where its lines were put together`(entry: CatalogueEntry) {
        for text in [entry.wording.en, entry.wording.zh] {
            #expect(text.firstMatch(of: /[a-z，。）] {4,}[a-z\u{4E00}-\u{9FFF}]/) == nil)
        }
    }

    /// The words that were agreed on, and those that they replace.
    @Test(arguments: [
        ("held", "存疑(不计入)", ["搁置", "存疑（不计入）"]), ("ledger", "总库", ["账本", "分类账", "台账"]),
        ("bundle", "数据包", ["捆绑包", "包裹"]), ("enrolment", "设备授权", ["注册设备", "登记设备"]),
        ("withdrawal", "作废", ["撤回"]), ("practice", "练习", ["演练"]),
        ("journal", "日志", ["日记", "流水"]), ("seal", "封签", ["印章", "密封"]),
        ("receipt", "回执", ["收据"]), ("sweep", "其余正常", ["一键正常"]),
        ("still there", "仍存在", []), ("not handed in", "未交", ["没交"]), ("absent", "缺岗", ["缺勤"]),
        ("stand-in", "替班", ["替岗"]),
    ])
    func `agreed words are used`(word: (en: String, zh: String, not: [String])) {
        for entry in CatalogueEntry.all {
            // Ruling 17: 台账 is kept for lists of problems.
            let chinese = entry.wording.zh.replacing("问题台账", with: "")
            for wrong in word.not { #expect(!chinese.contains(wrong), "\(entry.name)") }
            let english = prose(entry.wording.en)
            // As a whole word, with its plural, and not as a verb or a command's name.
            guard (try? Regex("\\b\(word.en)s?\\b").firstMatch(in: english)) ?? nil != nil,
                !["practice", "held"].contains(word.en)
            else { continue }
            #expect(entry.wording.zh.contains(word.zh), "\(entry.name): \(word.en)")
        }
    }

    /// A text without commands, options and file names.
    private func prose(_ text: String) -> String {
        text.lowercased().split(separator: "\n").filter { !$0.hasPrefix("watchbook ") }
            .joined(separator: "\n").replacing(
                /(example: )?watchbook [^\n]*|--\S+|\S+\.\w+/,
                with: ""
            )
    }

    @Test func `every catalogue in the sources is compared`() throws {
        let declared = try Sources.matches(of: /(?:enum|extension) ([\w.]+): Localized\b/)
        let known = Set(
            Catalogue.all.map { String(reflecting: $0).split(separator: ".").dropFirst() }
        )
        for name in declared {
            let parts = name.split(separator: ".")
            #expect(known.contains { $0.suffix(parts.count).elementsEqual(parts) }, "\(name)")
        }
        #expect(declared.count == Catalogue.all.count)
    }

    @Test func `nothing is printed that is not in a catalogue`() throws {
        let literals = try Sources.matches(
            of:
                /(?:print|warn|writeError|ValidationError|ArgumentHelp|abstract:|discussion:|help:)\(? ?("[A-Z][a-z]+ [^"]*")/
        )
        #expect(literals.isEmpty)
    }
}

/// The program's own sources.
enum Sources {
    /// What the first group of `pattern` finds, in all files.
    static func matches(of pattern: Regex<(Substring, Substring)>) throws -> [String] {
        let folder = Program.packageFolder.appendingPathComponent("Sources/watchbook")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let paths = (files?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
        #expect(!paths.isEmpty)
        return try paths.flatMap { path in
            try String(contentsOf: path, encoding: .utf8).matches(of: pattern).map { String($0.1) }
        }
    }
}
