import ArgumentParser
import Inspection
import Journaling

extension SettingsFile {
    /// Reads a file of settings, with every fault in the order of the file.
    static func reading(_ bytes: [UInt8]) -> Reading {
        let yaml = SettingsYAML(bytes)
        var faults = yaml.faults
        if let root = yaml.root {
            switch reading(root) {
            case .file(let file) where faults.isEmpty: return .file(file)
            case .file: break
            case .faults(let more):
                // What the reader of YAML left out must not be called missing besides.
                let places = Set(faults.map(\.path))
                faults += more.filter { !places.contains($0.path) }
            }
        }
        return .faults(faults.sorted { $0.place < $1.place })
    }

    /// Reads a file that must be without fault.
    ///
    /// - Throws: `ExitCode` after every fault was said; `Problem`: `fileMissing`, `fileUnreadable`,
    ///   `inputTooCostly`.
    static func read(_ path: String, isJSON: Bool) throws -> SettingsFile {
        switch reading(try ImportSession.bytes(of: path)) {
        case .file(let file): return file
        case .faults(let faults):
            if isJSON {
                print(
                    JSONValue.object([
                        "file": .text(path), "faults": .list(faults.map(\.json)),
                    ]).canonicalText
                )
            } else {
                for fault in faults { Terminal.warn(fault.line(in: path)) }
                Terminal.warn(SettingsFilePhrase.bad(path, String(faults.count)))
            }
            throw ExitCode.someRefused
        }
    }
}

extension SettingsFileFault {
    /// `settings.yaml:12:3: slots[2].end: …`, which editors can follow.
    func line(in file: String) -> String {
        SettingsFilePhrase.faultLine(
            file,
            String(place.line),
            String(place.column),
            path.isEmpty ? SettingsFilePhrase.wholeFile() : path,
            reason.said
        )
    }

    var json: JSONValue {
        var members = reason.json
        members["line"] = .integer(Int64(place.line))
        members["column"] = .integer(Int64(place.column))
        members["path"] = .text(path)
        return .object(members)
    }
}
