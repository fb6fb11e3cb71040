import Journaling

// The sections that were there before the settings had types of their own.

extension SettingsSection {
    /// What the law reads: zone and the days that work date and time may differ.
    static let law = SettingsSection(
        "settings",
        claim: { value throws(SettingFault) in
            var reader = try SettingReader(value)
            _ = try reader.integer("zone_minutes", in: -1440...1440)
            _ = try reader.integer("date_days", in: 0...365)
            try reader.finish()
            return value
        }
    )

    /// Slots: a list whose times are `HH:MM`; the register keeps minutes of the day.
    static let slots = SettingsSection(
        "slots",
        claim: { value throws(SettingFault) in
            guard let list = value.list else { throw SettingFault([], .wrongKind("list")) }
            var slots: [JSONValue] = []
            var ids: Set<String> = []
            for (index, item) in list.enumerated() {
                let slot = try slot(item, path: [String(index)])
                guard let id = slot["id"]?.text, ids.insert(id).inserted else {
                    throw SettingFault([String(index), "id"], .repeated)
                }
                slots.append(slot)
            }
            return ["slots": .list(slots)]
        },
        file: { claim in
            guard claim.members?.count == 1, let list = claim["slots"]?.list else { return claim }
            return .list(list.map(slotInFile))
        }
    )

    private static func slot(
        _ value: JSONValue,
        path: [String]
    ) throws(SettingFault) -> JSONValue {
        var reader = try SettingReader(value, path: path)
        let id = try reader.needed(try reader.text("id"), "id")
        guard Names.isID(id) else { throw reader.fault("id", .outside("A–Z a–z 0–9 _ -")) }
        let start = try reader.needed(try reader.time("start"), "start")
        guard start < 1440 else { throw reader.fault("start", .outside("00:00–23:59")) }
        let end = try reader.needed(try reader.time("end"), "end")
        _ = try reader.text("name")
        _ = try reader.text("duty")
        _ = try reader.bool("peak")
        let hasRounds = reader.has("rounds")
        let rounds = try reader.list("rounds") { value, path throws(SettingFault) in
            guard let text = value.text else { throw SettingFault(path, .wrongKind("HH:MM")) }
            var time = try SettingReader(["time": .text(text)], path: path)
            do throws(SettingFault) {
                let minute = try time.time("time")
                return try time.needed(minute, "time")
            } catch {
                throw SettingFault(path, .wrongKind("HH:MM"))
            }
        }
        try reader.finish()
        var members = value.members ?? [:]
        members["start"] = .integer(start)
        members["end"] = .integer(end)
        if hasRounds { members["rounds"] = .list(rounds.map { .integer($0) }) }
        return .object(members)
    }

    private static func slotInFile(_ claim: JSONValue) -> JSONValue {
        guard var members = claim.members else { return claim }
        for name in ["start", "end"] { members[name] = members[name].map(clock) }
        members["rounds"] = members["rounds"].map { rounds in
            rounds.list.map { .list($0.map(clock)) } ?? rounds
        }
        return .object(members)
    }

    /// Minutes of the day as `HH:MM`.
    private static func clock(_ value: JSONValue) -> JSONValue {
        guard let minute = value.integer, (0...1440).contains(minute) else { return value }
        let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return .text(parts.joined(separator: ":"))
    }

    /// Days off and worked weekends.
    static let calendar = SettingsSection(
        "calendar",
        claim: { value throws(SettingFault) in
            var reader = try SettingReader(value)
            for name in ["holidays", "workdays"] {
                _ = try reader.list(name) { value, path throws(SettingFault) in
                    guard value.text.flatMap({ WorkDate($0) }) != nil else {
                        throw SettingFault(path, .wrongKind("YYYY-MM-DD"))
                    }
                    return 0
                }
            }
            try reader.finish()
            return value
        }
    )

    /// Titles, and the indicators that they do or do not exempt.
    static let exemptions = SettingsSection(
        "exemptions",
        claim: { value throws(SettingFault) in
            var reader = try SettingReader(value)
            for name in ["titles", "also", "except"] { try checkIDs(&reader, name) }
            try reader.finish()
            return value
        }
    )

    /// The order in which systems judge a code that several know.
    static let systems = SettingsSection(
        "systems",
        claim: { value throws(SettingFault) in
            var reader = try SettingReader(value)
            try checkIDs(&reader, "order")
            try reader.finish()
            return value
        }
    )

    private static func checkIDs(
        _ reader: inout SettingReader,
        _ name: String
    ) throws(SettingFault) {
        var known: Set<String> = []
        _ = try reader.list(name) { value, path throws(SettingFault) in
            guard let id = value.text else { throw SettingFault(path, .wrongKind("text")) }
            guard Names.isID(id) else { throw SettingFault(path, .outside("A–Z a–z 0–9 _ -")) }
            guard known.insert(id).inserted else { throw SettingFault(path, .repeated) }
            return id
        }
    }
}
