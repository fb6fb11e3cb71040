package import Journaling

/// What a writer says in an entry; device, seq and stamp are the journal's to give.
package struct Draft: Hashable, Sendable {
    /// Minutes since 1970 UTC when it was not observed in the minute of writing.
    package let observed: Int64?
    /// Who says it, as `<office>.<number>`.
    package let inspector: String
    package let rank: Int64
    package let record: String
    package let register: String
    /// Digests of the entries that the writer saw and answers, in any order.
    package let bases: [Digest]
    package let attachments: [Attachment]
    /// JSON as the format wants it.
    package let payload: [UInt8]

    package init(
        observed: Int64? = nil,
        inspector: String,
        rank: Int64,
        record: String,
        register: String,
        bases: [Digest] = [],
        attachments: [Attachment] = [],
        payload: [UInt8]
    ) {
        self.observed = observed
        self.inspector = inspector
        self.rank = rank
        self.record = record
        self.register = register
        self.bases = bases
        self.attachments = attachments
        self.payload = payload
    }

    /// A draft whose payload is made of `claim` and `about`.
    package init(
        observed: Int64? = nil,
        inspector: String,
        rank: Int64,
        record: String,
        register: String,
        bases: [Digest] = [],
        attachments: [Attachment] = [],
        claim: JSONValue,
        about: JSONValue = [:]
    ) {
        self.init(
            observed: observed,
            inspector: inspector,
            rank: rank,
            record: record,
            register: register,
            bases: bases,
            attachments: attachments,
            payload: Draft.payload(claim: claim, about: about)
        )
    }

    /// `{"claim":…,"about":…}` with canonical bytes inside.
    package static func payload(claim: JSONValue, about: JSONValue) -> [UInt8] {
        Array(#"{"claim":"#.utf8) + claim.canonicalBytes + Array(#","about":"#.utf8)
            + about.canonicalBytes + Array("}".utf8)
    }

    /// The entry at `seq` of `device`.
    func entry(device: DeviceID, seq: Int64, stamp: Stamp) -> Entry {
        Entry(
            device: device,
            seq: seq,
            stamp: stamp,
            observed: observed,
            inspector: inspector,
            rank: rank,
            record: record,
            register: register,
            bases: bases,
            attachments: attachments,
            payload: payload
        )
    }
}
