import Foundation
import Journaling
import Synchronization
import Testing

@testable import watchbook

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("abc", 3), ("值守", 4), ("，", 2), ("Ａ", 2), ("ｱ", 1), ("é", 1), ("e\u{301}", 1), ("한", 2),
        ("한", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1), ("…", 1),
        ("𠮷", 2), ("א", 1), ("㊣", 2), ("", 0), ("〇", 2), ("①", 1),
    ])
    func `characters are as wide as terminals draw them`(text: String, width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    @Test func `cutting keeps whole characters within the width`() {
        #expect(TextWidth.cut("值守簿", to: 6) == "值守簿")
        #expect(TextWidth.cut("值守簿", to: 5) == "值守…")
        #expect(TextWidth.cut("值守簿", to: 4) == "值…")
        #expect(TextWidth.cut("值守簿", to: 1) == "…")
        #expect(TextWidth.cut("值守簿", to: 0) == "")
        #expect(TextWidth.cut("a👩‍👩‍👧b", to: 3) == "a…")
    }
}

@Suite struct TextTableTests {
    private func table(_ rows: [[String]]) -> TextTable {
        var table = TextTable([.init("点位"), .init("n", .number), .init("id", .id)])
        for row in rows { table.add(row) }
        return table
    }

    @Test func `columns stand under their headings`() {
        let lines = table([["路口", "7", "ab"], ["A", "12", "c"]]).lines(width: 80)
        #expect(lines == ["点位   n  id", "----  --  --", "路口   7  ab", "A     12  c"])
    }

    @Test func `the widest text column is cut until the table fits`() {
        let lines = table([["人民路与解放路交叉口东北角", "7", "abcdef"]]).lines(width: 24)
        #expect(lines[2] == "人民路与解放…  7  abcdef")
        #expect(lines.allSatisfy { TextWidth.of($0) <= 24 })
    }

    @Test func `ids and numbers are never cut`() {
        let lines = table([["人民路与解放路", "1234567890", "0123456789abcdef"]]).lines(width: 10)
        #expect(lines[2].contains("1234567890") && lines[2].contains("0123456789abcdef"))
    }

    @Test func `the least important columns are left out until the table fits, and counted`() {
        var table = TextTable([
            .init("id", .id), .init("first", .id, importance: 0), .init("n", .number),
            .init("name", least: 8, importance: 2), .init("last", .id, importance: 1),
        ])
        table.add(["S01-3f2a", "2026-05-12", "7", "县综合执法局", "abcdef"])
        func lines(_ width: Int) -> [String] { table.lines(width: width) }
        #expect(lines(80)[2] == "S01-3f2a  2026-05-12  7  县综合执法局  abcdef")
        #expect(lines(80).count == 3)
        // First a text is cut as far as it may be.
        #expect(lines(41)[2] == "S01-3f2a  2026-05-12  7  县综合…   abcdef")
        #expect(lines(36)[2] == "S01-3f2a  7  县综合执法局  abcdef")
        #expect(lines(36)[3].hasPrefix("1 more column "))
        #expect(lines(21)[2] == "S01-3f2a  7  县综合…")
        #expect(lines(21)[3].hasPrefix("2 more columns "))
        // What has no importance always stands.
        #expect(lines(5)[2] == "S01-3f2a  7")
    }

    @Test func `cells are made safe and missing ones are empty`() {
        let lines = table([["a\u{1B}[2J\nb"]]).lines(width: 80)
        #expect(lines[2] == "a\u{FFFD}[2J b")
    }
}

@Suite struct TextWrapTests {
    @Test func `Chinese breaks between characters and never before a stop`() {
        #expect(TextWrap.lines(of: "街道办合并日志，裁定冲突。", first: 14, rest: 14) == ["街道办合并日", "志，裁定冲突。"])
        #expect(TextWrap.lines(of: "one two three", first: 7, rest: 5) == ["one two", "three"])
        #expect(TextWrap.lines(of: "用 watchbook 合并", first: 12, rest: 12) == ["用 watchbook", "合并"])
        #expect(TextWrap.lines(of: "", first: 5, rest: 5) == [""])
    }
}

@Suite struct ProgressTests {
    /// A clock and a screen in memory.
    private final class Desk: Sendable {
        let now = Mutex<Int64>(50_000)
        let written = Mutex("")

        func progress(isOn: Bool = true) -> watchbook.Progress {
            watchbook.Progress(
                isOn: isOn,
                width: 20,
                clock: { self.now.withLock { $0 } },
                write: { text in self.written.withLock { $0 += text } }
            )
        }

        func wait(_ milliseconds: Int64) { now.withLock { $0 += milliseconds } }
        func take() -> String {
            written.withLock { text in
                defer { text = "" }
                return text
            }
        }
    }

    @Test func `it waits a second, then shows at most ten lines a second and erases the last`() {
        let desk = Desk()
        let progress = desk.progress()

        desk.wait(999)
        progress.show("0")
        #expect(desk.take() == "")
        desk.wait(1)
        progress.show("1")
        #expect(desk.take() == "\r\u{1B}[2K1")
        desk.wait(99)
        progress.show("2")
        #expect(desk.take() == "")
        desk.wait(1)
        progress.show(String(repeating: "值", count: 20))
        #expect(desk.take() == "\r\u{1B}[2K值值值值值值值值值…")
        progress.erase()
        #expect(desk.take() == "\r\u{1B}[2K")
        progress.erase()
        #expect(desk.take() == "")
    }

    @Test func `where nobody looks it shows nothing`() {
        let desk = Desk()
        let progress = desk.progress(isOn: false)
        desk.wait(5000)
        progress.show("1")
        progress.erase()
        #expect(desk.take() == "")
    }
}

@Suite struct MomentTests {
    @Test(arguments: [
        ("2026-05-12T09:00:00+08:00", 1_778_547_600_000),
        ("2026-05-12T01:00:00Z", 1_778_547_600_000),
        ("2026-05-12 01:00z", 1_778_547_600_000),
        ("2026-05-11T20:30:00.5-04:30", 1_778_547_600_500),
        ("2026-05-12T01:00:00,123456Z", 1_778_547_600_123),
        ("2026-05-12T01:00:00.07Z", 1_778_547_600_070),
        ("1778547600000", 1_778_547_600_000), ("0", 0), ("1970-01-01T08:00:00+0800", 0),
    ])
    func `times with a zone and milliseconds are read`(text: String, milliseconds: Int64) {
        #expect(Moment(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "2026-05-12T09:00:00", "2026-05-12", "2026-02-30T00:00:00Z", "2026-05-12T24:00:00Z",
        "2026-05-12T09:60:00Z", "2026-05-12T09:00:60Z", "-1", "+5", "", "now",
        "9999999999999999999",
        "999999999999999", "1970-01-01T00:00:00+08:00", "2026-05-12T09:00:00+8:00",
    ])
    func `everything else is refused`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func `times are printed in the city's zone`() {
        let moment = Moment(milliseconds: 1_778_547_600_000)
        #expect(moment.local(zone: 480) == "2026-05-12 09:00")
        #expect(moment.local(zone: -270) == "2026-05-11 20:30")
        #expect(moment.iso8601(zone: 480) == "2026-05-12T09:00:00+08:00")
        #expect(moment.iso8601(zone: -270) == "2026-05-11T20:30:00-04:30")
        #expect(moment.date(zone: 480)?.text == "2026-05-12")
        #expect(Moment(milliseconds: -1).local(zone: 0) == "—")
        #expect(Moment(milliseconds: .max).local(zone: 480) == "—")
    }
}
