/// Something in a settings file that does not fit, with the place where a person can mend it.
package struct SettingsFileFault: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case missing
        /// With the closest key that is known there.
        case unknown(closest: String?)
        /// The kind that is wanted.
        case wrongKind(String)
        /// What is allowed.
        case outside(String)
        /// With the line of the first one, where it is known.
        case repeated(line: Int?)
        /// The other key, of two of which only one may be there.
        case besides(String)
        /// No value at all.
        case nothing
        /// What the YAML reader says, in its words.
        case syntax(String)
        case tab, alias, tag, badKey, tooDeep, notUTF8
        /// More bytes than this.
        case tooLarge(Int)
    }

    package let place: SettingNode.Place
    /// As people read it: `slots[2].end`; empty for the file as a whole.
    package let path: String
    package let reason: Reason

    package init(_ place: SettingNode.Place, _ path: String, _ reason: Reason) {
        self.place = place
        self.path = path
        self.reason = reason
    }
}
