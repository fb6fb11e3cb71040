/// The unit of a limit, by how many of the recorded units make one of it.
struct MeasureUnit: Hashable {
    let factor: Int64

    /// `m2`, `cm2`: recorded in square centimetres.
    init?(area name: String) {
        switch name {
        case "m2": factor = 10_000
        case "cm2": factor = 1
        default: return nil
        }
    }

    /// `km`, `m`, `cm`, `mm`: recorded in millimetres.
    init?(length name: String) {
        switch name {
        case "km": factor = 1_000_000
        case "m": factor = 1000
        case "cm": factor = 10
        case "mm": factor = 1
        default: return nil
        }
    }

    /// `per_10000_people`: of how many.
    init?(rate name: String) {
        guard let parts = name.wholeMatch(of: /per_([1-9][0-9]{0,8})_\w+/),
            let number = Int64(parts.1)
        else { return nil }
        factor = number
    }
}
