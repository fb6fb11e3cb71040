/// Personal data of citizens: in a register of its own, so that it is shown, exported and handed on
/// only to those who may see it.
package enum PersonalData {
    /// The register, of a case or an activity.
    ///
    /// Source: Documentation/registers.md.
    package static let register = "personal"
}
