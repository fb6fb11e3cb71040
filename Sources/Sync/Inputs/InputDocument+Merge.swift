import Journaling

extension InputDocument {
    /// Whether its first bundle says that an office wrote it; false when that cannot be read.
    ///
    /// Reads the first 64 KiB. Ledgers are of offices; journals are taken as of devices.
    package var isFromOffice: Bool {
        switch kind {
        case .ledger: return true
        case .journal: return false
        case .bundle, .armour:
            guard var bundles = try? bundles(), var reader = try? bundles.next(),
                case .header(let header) = try? reader.next()
            else { return false }
            return header.kind == .office
        }
    }
}

extension MergeDocument {
    /// A bundle or an armoured text to be merged; a damaged block does not stop the blocks after it.
    ///
    /// - Precondition: ``InputDocument/kind`` is `bundle` or `armour`.
    package init(bundles document: InputDocument) {
        self.init(name: document.name, isFromOffice: document.isFromOffice) {
            var bundles = try document.bundles()
            var reading: Reading?
            return {
                while true {
                    do {
                        if let part = try reading?() { return part }
                        guard let reader = try bundles.next() else { return nil }
                        reading = MergeDocument.reading(reader, name: document.name)
                    } catch let problem as Problem where problem.code == .armourDamaged {
                        reading = nil
                        return .refused(problem)
                    }
                }
            }
        }
    }
}
