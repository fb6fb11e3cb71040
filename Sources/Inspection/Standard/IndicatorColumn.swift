/// The columns of a standard's table; also the members of an indicator's claim.
///
/// Documentation/standards.md says what each means.
package enum IndicatorColumn: String, CaseIterable, Sendable {
    case code, group
    case nameChinese = "name_zh"
    case nameEnglish = "name_en"
    case pointTypes = "point_types"
    case optionalAt = "optional_at"
    case kind, comparator, limit, unit
    case evidenceFields = "evidence_fields"
    case mode, due, exemption, minimum, rule, reading
    case textChinese = "text_zh"
    case textEnglish = "text_en"
    case force, source, note

    /// Whether a claim has a list of texts in it.
    package var isList: Bool {
        self == .pointTypes || self == .optionalAt || self == .evidenceFields
    }
}
