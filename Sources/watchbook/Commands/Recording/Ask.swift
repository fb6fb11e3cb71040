import Inspection
import Journaling

/// Questions to a person at a terminal; nobody asks without one.
enum Ask {
    /// One of some words; `nil` for any other line, and at the end of the input.
    static func word(_ question: String, _ words: [String]) -> String? {
        line(question).flatMap { words.contains($0.lowercased()) ? $0.lowercased() : nil }
    }

    /// A line without spaces around it; `nil` for an empty one, and at the end of the input.
    static func line(_ question: String) -> String? {
        print(question, terminator: " ")
        guard let line = readLine() else {
            print()
            return nil
        }
        let text = String(
            line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        )
        return text.isEmpty ? nil : text
    }
}

/// Which station somebody means.
struct StationChoice {
    private let isPlanned: Bool
    private let stations: [(id: String, name: String)]

    /// More stations than this are only found by their names.
    private static let listed = 30

    /// `planned`: those of the roster; without them all stations of the inspector's office.
    init(_ recorder: Recorder, planned: [String]) {
        isPlanned = !planned.isEmpty
        let gazetteer = recorder.desk?.gazetteer ?? Gazetteer()
        let office = Names.parent(of: recorder.writer.inspector)
        let points = gazetteer.points(on: recorder.today)
        let own = points.filter { $0.office == office }
        let all = (own.isEmpty ? points : own).flatMap(\.stationIDs)
        stations = (isPlanned ? planned : all).map { id in
            let point = gazetteer.point(ofStation: id, on: recorder.today)
            let name = [point?.name, point?.station(id)?.name].compactMap { $0 }
            return (id, name.joined(separator: " "))
        }
    }

    /// The station that is chosen; `nil` for none.
    func ask() -> String? {
        guard !stations.isEmpty else { return nil }
        print(isPlanned ? AttendancePhrase.choosePlanned() : AttendancePhrase.chooseStation())
        var shown = stations
        while true {
            for (index, station) in shown.prefix(StationChoice.listed).enumerated() {
                print(Display.safe("  \(index + 1). \(station.id) \(station.name)"))
            }
            if shown.count > StationChoice.listed { print("  …") }
            guard let text = Ask.line(AttendancePhrase.chooseNone()) else { return nil }
            if let number = Int(text), shown.indices.contains(number - 1) {
                return shown[number - 1].id
            }
            if let exact = stations.first(where: { $0.id == text }) { return exact.id }
            let folded = NameFolding.folded(text)
            let found = stations.filter {
                NameFolding.folded($0.name).contains(folded) || $0.id.contains(text)
            }
            if found.count == 1 { return found[0].id }
            if found.isEmpty { print(AttendancePhrase.chooseAgain(text)) } else { shown = found }
        }
    }
}
