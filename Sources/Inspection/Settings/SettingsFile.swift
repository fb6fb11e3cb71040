package import Journaling

/// A version of the city's settings as a file says it: the date from which it holds, and claims.
///
/// Format: Documentation/settings.md.
package struct SettingsFile: Sendable {
    /// A register of `settings/city/<from>` and what it is to say.
    package struct Section: Hashable, Sendable {
        package let register: String
        package let claim: JSONValue

        package init(_ register: String, _ claim: JSONValue) {
            self.register = register
            self.claim = claim
        }
    }

    package let from: WorkDate
    /// In the order of the file.
    package let sections: [Section]

    package static let versionKey = "watchbook-settings"
    package static let fromKey = "from"
    /// Bytes that a section may have as a claim: an entry has 64 KiB with all it says besides.
    package static let limit = 60_000

    /// A settings file, or everything that is wrong with it.
    package enum Reading: Sendable {
        case file(SettingsFile)
        /// In the order of the file, at least one.
        case faults([SettingsFileFault])
    }

    /// Reads a file that was taken apart.
    package static func reading(
        _ root: SettingNode,
        sections known: [SettingsSection] = SettingsSections.all
    ) -> Reading {
        guard let members = root.members else {
            return .faults([SettingsFileFault(root.place, "", .wrongKind("object"))])
        }
        var reader = SettingsFileReader(known: known)
        let from = reader.head(root)
        for member in members where ![versionKey, fromKey].contains(member.name) {
            reader.read(member)
        }
        guard let from, reader.faults.isEmpty else {
            return .faults(reader.faults.sorted { $0.place < $1.place })
        }
        return .file(SettingsFile(from: from, sections: reader.sections))
    }
}

/// Reads the sections one by one and keeps what is wrong.
private struct SettingsFileReader {
    let known: [SettingsSection]
    var sections: [SettingsFile.Section] = []
    var faults: [SettingsFileFault] = []

    init(known: [SettingsSection]) {
        self.known = known
    }

    /// The date from which the file holds.
    mutating func head(_ root: SettingNode) -> WorkDate? {
        for key in [SettingsFile.versionKey, SettingsFile.fromKey] where root.member(key) == nil {
            faults.append(SettingsFileFault(root.place, key, .missing))
        }
        if let version = root.member(SettingsFile.versionKey), version.node.value != 1 {
            faults.append(SettingsFileFault(version.node.place, version.name, .outside("1")))
        }
        guard let from = root.member(SettingsFile.fromKey) else { return nil }
        guard let date = from.node.value.text.flatMap({ WorkDate($0) }) else {
            faults.append(SettingsFileFault(from.node.place, from.name, .wrongKind("YYYY-MM-DD")))
            return nil
        }
        return date
    }

    mutating func read(_ member: SettingNode.Member) {
        guard let section = known.first(where: { $0.name == member.name }) else {
            let names = known.map(\.name) + [SettingsFile.versionKey, SettingsFile.fromKey]
            let closest = Closest.name(to: member.name, among: names)
            faults.append(SettingsFileFault(member.place, member.name, .unknown(closest: closest)))
            return
        }
        guard section.isNamed else {
            read(member.node, section, id: nil, at: member.name)
            return
        }
        guard let named = member.node.members else {
            faults.append(
                SettingsFileFault(member.node.place, member.name, .wrongKind("object"))
            )
            return
        }
        for one in named {
            let path = "\(member.name).\(one.name)"
            guard Names.isID(one.name), path.utf8.count <= 64 else {
                faults.append(SettingsFileFault(one.place, path, .outside("A–Z a–z 0–9 _ -")))
                continue
            }
            read(one.node, section, id: one.name, at: path)
        }
    }

    /// How often one section is read.
    private static let turns = 500
    /// How many values stand in for what is wrong at one place before it is taken out.
    private static let standIns = 4

    /// Reads one section and goes on behind each fault, as if what is wrong fitted, or were not
    /// there.
    private mutating func read(
        _ whole: SettingNode,
        _ section: SettingsSection,
        id: String?,
        at name: String
    ) {
        var node = whole
        var named: Set<String> = []
        var standIns: [String: Int] = [:]
        // Each turn takes something out or uses up a stand-in, so it ends; the limit is for
        // patience.
        for turn in 0..<SettingsFileReader.turns {
            do throws(SettingFault) {
                let claim = try section.claim(of: node.value)
                guard named.isEmpty else { return }
                guard claim.canonicalBytes.count <= SettingsFile.limit else {
                    let fault = SettingsFileFault.Reason.tooLarge(SettingsFile.limit)
                    faults.append(SettingsFileFault(whole.place, name, fault))
                    return
                }
                sections.append(SettingsFile.Section(section.register(id), claim))
                return
            } catch {
                let spot = node.spot(error.path, in: name)
                if named.insert(spot.text).inserted {
                    faults.append(fault(error, at: spot))
                }
                let used = standIns[spot.text, default: 0]
                standIns[spot.text] = used + 1
                if used < SettingsFileReader.standIns, let value = error.standIn(turn),
                    node.put(value, at: error.path[...], spot.place)
                {
                    continue
                }
                let path = error.path.prefix(spot.depth)
                guard node.remove(path) else { return }
                if let last = path.last, Int(last) != nil {
                    // A list whose members were all taken out is not missing.
                    named.insert(node.spot(Array(path.dropLast()), in: name).text)
                }
            }
        }
    }

    private func fault(_ fault: SettingFault, at spot: SettingNode.Spot) -> SettingsFileFault {
        switch fault.reason {
        case .missing: SettingsFileFault(spot.place, spot.text, .missing)
        case .unknown:
            SettingsFileFault(
                spot.keyPlace,
                spot.text,
                .unknown(
                    closest: fault.path.last.flatMap { Closest.name(to: $0, among: fault.known) }
                )
            )
        case .wrongKind(let kind): SettingsFileFault(spot.place, spot.text, .wrongKind(kind))
        case .outside(let range): SettingsFileFault(spot.place, spot.text, .outside(range))
        case .repeated: SettingsFileFault(spot.keyPlace, spot.text, .repeated(line: nil))
        case .besides(let other): SettingsFileFault(spot.keyPlace, spot.text, .besides(other))
        }
    }
}

extension SettingNode.Place: Comparable {
    package static func < (one: SettingNode.Place, other: SettingNode.Place) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}

/// Which known name somebody probably meant.
enum Closest {
    /// The name with the fewest characters to change, at most two and less than half of them; of
    /// several the first in the alphabet.
    static func name(to name: String, among names: some Collection<String>) -> String? {
        let wanted = Array(name.lowercased())
        let limit = min(2, max(1, wanted.count / 2))
        return names.sorted().compactMap { candidate in
            EditDistance.between(wanted, Array(candidate.lowercased()), limit: limit)
                .map { (distance: $0, name: candidate) }
        }.min { $0.distance < $1.distance }?.name
    }
}
