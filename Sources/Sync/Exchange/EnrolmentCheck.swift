package import Journaling

/// An enrolment before it is written: whether the law will give it effect, and if not, why.
package struct EnrolmentCheck {
    private let law: KnownLaw
    private let writer: DeviceID

    /// - Parameters:
    ///   - law: what is known of the writer's own enrolment.
    ///   - writer: the office device or root that will write it.
    package init(_ law: KnownLaw, by writer: DeviceID) {
        self.law = law
        self.writer = writer
    }

    /// What a grant says more than the issuer's own.
    package enum Excess: String, CaseIterable, Sendable {
        case inspectors, types, registers, places, rights, from, until, level, practice
    }

    /// The grant by which the writer enrols others: of several the one of the smallest level.
    ///
    /// - Returns: `nil` for a root, which needs none.
    /// - Throws: `Problem`: `enrolmentUnknown` when no enrolment of the writer is known here;
    ///   `notAuthorised` when none of them lets `inspector` with `rank` enrol at `minute`.
    package func issuing(inspector: String, rank: Int64, at minute: Int64) throws(Problem) -> Grant?
    {
        guard !law.trusted.contains(writer) else { return nil }
        let grants = (law.authority().grants[writer] ?? []).map(\.grant)
        guard !grants.isEmpty else { throw Problem(.enrolmentUnknown, writer.fingerprint) }
        let usable = grants.filter { grant in
            grant.rights.contains(.enrol) && minute < grant.until ?? .max
                && grant.givesOwn(inspector, rank) && grant.allows(.enrolment, "grant")
        }
        guard let grant = usable.min(by: { $0.level < $1.level }) else {
            throw Problem(.notAuthorised, inspector)
        }
        return grant
    }

    /// Checks the entry that would be written.
    ///
    /// - Parameters:
    ///   - entry: an enrolment of the writer.
    ///   - names: what people call the parts of a grant, otherwise their own names.
    /// - Throws: `Problem`: `enrolmentOutside` with what lies outside the issuer's own grant,
    ///   `notAuthorised` when it has none that lets it enrol or when that is revoked.
    package func check(_ entry: Entry, naming names: [Excess: String] = [:]) throws(Problem) {
        let statement = Statement(of: entry)
        let issuing = try issuing(
            inspector: entry.inspector,
            rank: entry.rank,
            at: entry.stamp.milliseconds / 60_000
        )
        guard law.authority(with: [statement]).fates[statement.digest] != .effective else { return }
        guard let issuing, let grant = JSONValue(statement.claim).flatMap({ Grant($0) }) else {
            throw Problem(.entryMalformed, entry.record)
        }
        let excess = EnrolmentCheck.excess(of: grant, over: issuing)
        guard !excess.isEmpty else { throw Problem(.notAuthorised, entry.inspector) }
        let listed = excess.map { names[$0] ?? $0.rawValue }
        throw Problem(.enrolmentOutside, listed.joined(separator: ", "))
    }

    /// In what `grant` is not inside `outer`.
    package static func excess(of grant: Grant, over outer: Grant) -> [Excess] {
        Excess.allCases.filter { excess in
            var probe = outer
            switch excess {
            case .inspectors: probe.inspectors = grant.inspectors
            case .types: probe.types = grant.types
            case .registers: probe.registers = grant.registers
            case .places: probe.places = grant.places
            case .rights: probe.rights = grant.rights
            case .from: probe.from = grant.from
            case .until: probe.until = grant.until
            case .level: probe.level = grant.level
            case .practice: probe.isPractice = grant.isPractice
            }
            return !probe.lies(inside: outer)
        }
    }
}
