package import Journaling

// What is taken out of a ledger to be handed on.

extension SQLiteLedger {
    /// All entries of layers 1 and 2, and the links of the devices that they name chains of.
    package func governing() throws -> (statements: [Statement], chains: [DeviceID: DeviceChain]) {
        try withLaw { _, law in (Array(law.governing.values), law.chains) }
    }

    /// All entries whose records are of these kinds, as written; each once.
    ///
    /// - Complexity: O(*n*) in their number, whatever the size of the ledger.
    package func statements(of kinds: [RecordKind]) throws -> [Statement] {
        try withTables { tables in
            var found: [Digest: Statement] = [:]
            for kind in kinds {
                // "0" follows "/": the range of all records of the kind.
                try tables.forEachRegister(from: kind.rawValue + "/", to: kind.rawValue + "0") {
                    for statement in $1.statements { found[statement.digest] = statement }
                }
            }
            return Array(found.values)
        }
    }

    /// All entries in one record.
    package func statements(in record: String) throws -> [Statement] {
        try withTables { tables in
            var found: [Statement] = []
            // "!" is smaller than every character of a record.
            try tables.forEachRegister(from: record, to: record + "!") {
                found += $1.statements
            }
            return found
        }
    }

    /// All entries in the watches of these people, and the arrivals of others that name one of them.
    ///
    /// - Complexity: O(*n*) in all watches.
    package func statements(ofWatchesOf people: Set<String>) throws -> [Statement] {
        try withTables { tables in
            var found: [Statement] = []
            try tables.forEachRegister(from: "watch/", to: "watch0") { key, row in
                let isOwn = RecordName(key.record).component(4).map(people.contains) ?? false
                guard !isOwn else {
                    found += row.statements
                    return
                }
                guard key.register == "arrival" else { return }
                found += row.statements.filter { statement in
                    let partners = JSONValue(statement.claim)?["partners"]?.texts ?? []
                    return partners.contains(where: people.contains)
                }
            }
            return found
        }
    }

    /// Calls `body` with each register of a kind, put in order.
    package func forEachResolution(
        of kind: RecordKind,
        _ body: (Resolution) throws -> Void
    ) throws {
        try withLaw { tables, law in
            try tables.forEachRegister(from: kind.rawValue + "/", to: kind.rawValue + "0") {
                try body(
                    law.judge.resolution(
                        record: $0.record,
                        register: $0.register,
                        of: $1.statements
                    )
                )
            }
        }
    }

    /// The stored runs of a device in the order of their seqs: where they begin and end, and how
    /// many of their entries are without bytes.
    package func runs(of device: DeviceID) throws -> [(run: Run, absent: Int64)] {
        try withTables { tables in
            try tables.outline(of: device).map { stored in
                let run = Run(
                    device: device,
                    first: stored.first,
                    through: stored.through,
                    before: stored.before,
                    last: stored.last
                )
                return (run, stored.absent)
            }
        }
    }

    /// The chain digests of a device at a seq: several after a fork, none where it is not here.
    ///
    /// - Complexity: O(*n*) in the device's runs and the entries of those that cover the seq.
    package func chains(of device: DeviceID, at seq: Int64) throws -> Set<Digest> {
        try withTables { tables in
            var chains: Set<Digest> = []
            for stored in try tables.outline(of: device)
            where stored.first <= seq && seq <= stored.through {
                try tables.segment(stored.id).forEachEntry(trusting: true) { place, _, chain, _ in
                    if place == seq { chains.insert(chain) }
                }
            }
            return chains
        }
    }

    /// These entries as they were written, by their digests; those without bytes are left out.
    ///
    /// - Complexity: O(*n*) in the entries of the segments that they came in.
    package func written(_ statements: [Statement]) throws -> [Digest: Entry] {
        var entries: [Digest: Entry] = [:]
        for segment in try segments(showing: statements) {
            try segment.forEachEntry(trusting: true) { _, digest, _, bytes in
                entries[digest] = bytes.flatMap { Entry(reading: Array($0)) }
            }
        }
        return entries
    }

    /// Stored segments that together have all of these entries, with only the digests of others.
    ///
    /// - Complexity: O(*n*) in the entries of these segments.
    package func segments(showing statements: [Statement]) throws -> [Segment] {
        var wanted: [DeviceID: [Digest: Int64]] = [:]
        for statement in statements {
            wanted[statement.device, default: [:]][statement.digest] = statement.seq
        }
        return try withTables { tables in
            var segments: [Segment] = []
            for (device, digests) in wanted.sorted(by: { $0.key < $1.key }) {
                segments += try tables.segments(of: device, showing: digests)
            }
            return segments
        }
    }
}

extension LedgerTables {
    /// `digests`: the wanted entries with their seqs.
    fileprivate func segments(
        of device: DeviceID,
        showing digests: [Digest: Int64]
    ) throws -> [Segment] {
        let seqs = digests.values.sorted()
        var place = seqs.startIndex
        var missing = Set(digests.keys)
        var segments: [Segment] = []
        for stored in try outline(of: device) where !missing.isEmpty {
            // Stored runs come by their first seqs; forks may overlap, so the place only follows them.
            while place < seqs.endIndex, seqs[place] < stored.first { place += 1 }
            guard place < seqs.endIndex, seqs[place] <= stored.through else { continue }
            let segment = try segment(stored.id)
            let here = Set(try segment.statements().map(\.digest))
            guard !missing.isDisjoint(with: here) else { continue }
            missing.subtract(here)
            let hidden = here.subtracting(digests.keys)
            segments.append(hidden.isEmpty ? segment : try segment.withholding(hidden))
        }
        return segments
    }
}
