import ArgumentParser
import Inspection
import Journaling

/// Options of every command by which a watcher records something.
struct RecordingOptions: ParsableArguments {
    @OptionGroup var writer: WriterOptions

    @Flag(help: ArgumentHelp(RecordingPhrase.dryRunHelp))
    var dryRun = false

    @OptionGroup var common: CommonOptions

    /// Whether a person at a terminal can be asked.
    var asks: Bool { Terminal.isInteractive && !common.json }

    func recorder() throws -> Recorder { try Recorder(writer, now: common.moment()) }

    /// Shows what was recorded: lines for people, or one object for programs.
    func show(
        _ recorded: [Recorded],
        more: [String: JSONValue] = [:],
        lines: [String]
    ) {
        if common.json {
            var members = more
            members["dry_run"] = .bool(dryRun)
            members["entries"] = .list(recorded.map(\.json))
            print(JSONValue.object(members).canonicalText)
            return
        }
        for line in lines { print(line) }
        if dryRun { print(RecordingPhrase.nothingWritten()) }
        for entry in recorded { entry.warn() }
    }
}

/// Where somebody stands.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(RecordingPhrase.atHelp, value: RecordingPhrase.atValue))
    var at: String?

    @Option(help: ArgumentHelp(RecordingPhrase.accuracyHelp, value: RecordingPhrase.metresValue))
    var accuracy: String?

    func validate() throws {
        guard accuracy == nil || at != nil else {
            throw ValidationError(RecordingPhrase.accuracyAlone())
        }
    }

    /// The member `place`; `nil` where no place was given.
    func place() throws(Problem) -> JSONValue? {
        try PlaceOptions.place(at, accuracy: accuracy)
    }

    /// The member `place` of a position in degrees and its accuracy in metres.
    static func place(_ at: String?, accuracy: String?) throws(Problem) -> JSONValue? {
        guard let at else { return nil }
        let parts = at.split(whereSeparator: { ",， ".contains($0) })
        guard parts.count == 2, let latitude = PlaceOptions.degrees(parts[0]),
            let longitude = PlaceOptions.degrees(parts[1]),
            let position = Position(latitude: latitude, longitude: longitude)
        else { throw Problem(.badPlace, at) }
        var members: [String: JSONValue] = [
            "lat": .integer(position.latitude), "lon": .integer(position.longitude),
        ]
        if let accuracy {
            let text = accuracy.hasSuffix("m") ? String(accuracy.dropLast()) : accuracy
            guard let metres = ExactDecimal(text), metres.mantissa >= 0,
                let millimetres = metres.parts(of: 1_000_000).map({ $0 / 1000 })
            else { throw Problem(.badNumber, accuracy) }
            members["accuracy"] = .integer(millimetres)
        }
        return .object(members)
    }

    /// Degrees in 10⁻⁷; what is finer is cut off.
    private static func degrees(_ text: Substring) -> Int64? {
        ExactDecimal(text)?.parts(of: 1_000_000_000).map { $0 / 100 }
    }
}

/// Where somebody came or went, and when, where that is not now.
struct AttendanceOptions: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(RecordingPhrase.whereOrWhenHelp, value: RecordingPhrase.whereOrWhenValue)
    )
    var given: [String] = []

    @Option(help: ArgumentHelp(RecordingPhrase.accuracyHelp, value: RecordingPhrase.metresValue))
    var accuracy: String?

    private var times: [Int64] { given.compactMap { AttendanceOptions.clock($0) } }
    private var places: [String] { given.filter { AttendanceOptions.clock($0) == nil } }

    func validate() throws {
        guard accuracy == nil || !places.isEmpty else {
            throw ValidationError(RecordingPhrase.accuracyAlone())
        }
        guard times.count <= 1, places.count <= 1 else {
            throw ValidationError(RecordingPhrase.atTwice())
        }
    }

    /// Minutes of the day; `nil` for what is no time.
    private static func clock(_ text: String) -> Int64? {
        SheetCells.minute(NameFolding.halfWidth(text))
    }

    /// The member `place`; `nil` where no place was given.
    func place() throws(Problem) -> JSONValue? {
        try PlaceOptions.place(places.first, accuracy: accuracy)
    }

    /// The last time that the clocks showed what was given, in minutes since 1970 UTC; `nil` for
    /// now.
    func minute(_ recorder: Recorder) -> Int64? {
        times.first.map { clock in
            let midnight = recorder.localMinute - recorder.localMinute % 1440
            let today = midnight + clock
            let minute = today > recorder.localMinute ? today - 1440 : today
            return minute - (recorder.localMinute - recorder.minute)
        }
    }
}

/// What a finding or count may say besides its numbers.
struct CircumstanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(RecordingPhrase.actionHelp, value: RecordingPhrase.actionValue))
    var action: SpotAction?

    @Option(help: ArgumentHelp(RecordingPhrase.levelHelp, value: RecordingPhrase.levelValue))
    var level: InspectionLevel?

    @Option(help: ArgumentHelp(RecordingPhrase.lineHelp, value: RecordingPhrase.lineValue))
    var line: SupervisionLine?

    @Option(help: ArgumentHelp(RecordingPhrase.sourceHelp, value: RecordingPhrase.sourceValue))
    var source: FindingSource?

    @Option(help: ArgumentHelp(RecordingPhrase.unitHelp, value: RecordingPhrase.unitValue))
    var unit: [NamedUnit] = []

    @Option(help: ArgumentHelp(RecordingPhrase.noteHelp, value: RecordingPhrase.textValue))
    var note: String?

    var circumstances: Circumstances {
        Circumstances(
            action: action,
            level: level,
            line: line,
            source: source,
            units: Dictionary(unit.map { ($0.line, $0.unit) }) { $1 }
        )
    }
}

/// `lead=U01`: the unit that answers on a line.
struct NamedUnit: ExpressibleByArgument {
    let line: ResponsibilityLine
    let unit: String

    init?(argument: String) {
        let sides = argument.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, let line = ResponsibilityLine(rawValue: String(sides[0])) else {
            return nil
        }
        self.line = line
        unit = String(sides[1])
    }
}

extension SpotAction: ExpressibleByArgument {}
extension InspectionLevel: ExpressibleByArgument {}
extension SupervisionLine: ExpressibleByArgument {}
extension FindingSource: ExpressibleByArgument {}
