/// 问责对象: what kind of body or person answers.
///
/// The words are those of the tally's dimensions.
package enum AnswerableKind: String, CaseIterable, Sendable {
    case office, point
    /// 责任领导 and 责任干部 of the point.
    case leader, cadre
    /// Who looked.
    case inspector
    /// On any of the four lines of responsibility.
    case unit
    case pointUnit = "unit-point"
    case supervisionUnit = "unit-supervision"
    case authorityUnit = "unit-authority"
    case leadUnit = "unit-lead"
}
