import Foundation
import GRDB

extension Row {
    /// The integer in `column`; `nil` for a value of another type, where GRDB's own access traps.
    func integer(_ column: Int) -> Int64? {
        guard case .int64(let value) = (self[column] as DatabaseValue).storage else { return nil }
        return value
    }

    /// The blob in `column`; `nil` for a value of another type.
    func blob(_ column: Int) -> [UInt8]? {
        guard case .blob(let value) = (self[column] as DatabaseValue).storage else { return nil }
        return Array(value)
    }

    /// The text in `column`; `nil` for a value of another type.
    func text(_ column: Int) -> String? {
        guard case .string(let value) = (self[column] as DatabaseValue).storage else { return nil }
        return value
    }
}
