import CentralLedger
import Journaling

extension LawState {
    /// Reads the charter and the smaller layers from the tables and judges them.
    init(loading tables: LedgerTables) throws {
        self.init(charter: try Charter(loading: tables))
        for kind in RecordKind.allCases where kind.layer < 4 {
            guard kind.layer < 3 || [.point, .street, .standard, .settings].contains(kind) else {
                continue
            }
            // "0" follows "/": the range of all records of the kind.
            try tables.forEachRegister(from: kind.rawValue + "/", to: kind.rawValue + "0") {
                _,
                row in
                for statement in row.statements { add(statement) }
            }
        }
        for device in devicesWithChains { chains[device] = try tables.links(of: device).chain }
        refresh()
    }
}

extension Charter {
    init(loading tables: LedgerTables) throws {
        guard let practice = try tables.meta("practice"), let roots = try tables.meta("roots"),
            let incarnation = try tables.meta("incarnation"),
            roots.count.isMultiple(of: DeviceID.byteCount)
        else { throw DamagedTable(table: "meta", key: "roots") }
        let ids = stride(from: 0, to: roots.count, by: DeviceID.byteCount)
            .compactMap { DeviceID(roots[$0..<$0 + DeviceID.byteCount]) }
        self.init(roots: Set(ids), isPractice: practice == [1], incarnation: incarnation)
    }
}
