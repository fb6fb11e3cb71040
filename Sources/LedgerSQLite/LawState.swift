import CentralLedger
import Journaling

/// The smaller layers in memory: who may write what, and what layer 4 takes from layer 3.
///
/// Layers 1 to 3 are few beside layer 4, so they are judged anew as a whole whenever one of them
/// arrives.
struct LawState {
    let charter: Charter
    /// All entries of layers 1 and 2.
    private(set) var governing: [Digest: Statement] = [:]
    /// The registers of layer 3 that `Reference` reads.
    private var referenceRegisters: [RegisterKey: [Digest: Statement]] = [:]
    /// The links of devices that revocations, attestations and addresses name.
    var chains: [DeviceID: DeviceChain] = [:]
    private(set) var judge: Judge

    init(charter: Charter) {
        self.charter = charter
        judge = Judge(
            authority: Authority(
                roots: charter.roots,
                isPractice: charter.isPractice,
                statements: [],
                chains: [:]
            ),
            reference: Reference()
        )
    }

    /// Takes in a statement of layers 1 to 3; ``refresh()`` makes it count.
    mutating func add(_ statement: Statement) {
        let name = RecordName(statement.record)
        guard let kind = name.kind else { return }
        if kind.layer < 3 {
            governing[statement.digest] = statement
        } else if LawState.isRead(kind, statement.register) {
            referenceRegisters[RegisterKey(of: statement), default: [:]][statement.digest] =
                statement
        }
    }

    /// Whether `Reference` reads registers of this kind.
    static func isRead(_ kind: RecordKind, _ register: String) -> Bool {
        switch kind {
        case .point: register == "place"
        case .street: true
        case .standard: register.hasPrefix("indicator.")
        case .settings: register == "settings"
        default: false
        }
    }

    /// The devices whose whole chain the law must know.
    var devicesWithChains: Set<DeviceID> {
        var devices = Set<DeviceID>()
        for statement in governing.values {
            let name = RecordName(statement.record)
            switch name.kind {
            case .revocation, .attestation, .address:
                if let device = name.component(1).flatMap({ DeviceID(hex: $0) }) {
                    devices.insert(device)
                }
            default: continue
            }
        }
        return devices
    }

    /// Judges the smaller layers anew.
    mutating func refresh() {
        let authority = Authority(
            roots: charter.roots,
            isPractice: charter.isPractice,
            statements: Array(governing.values),
            chains: chains
        )
        let lower = Judge(authority: authority, reference: Reference())
        var reference = Reference()
        for (key, statements) in referenceRegisters {
            let resolution = lower.resolution(
                record: key.record,
                register: key.register,
                of: Array(statements.values)
            )
            guard let inForce = resolution.inForce else { continue }
            reference.add(
                record: key.record,
                register: key.register,
                counting: resolution.counting.map(\.statement.claim),
                inForce: inForce.statement.claim
            )
        }
        judge = Judge(authority: authority, reference: reference)
    }
}
