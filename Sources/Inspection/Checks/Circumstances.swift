// The words by which findings and counts are told apart in tallies.
// Source: Documentation/registers.md; the fields of the watch record form.

/// 检查类别: on which occasion somebody looked.
package enum InspectionKind: String, CaseIterable, Sendable {
    /// 值守: in a round of a watch.
    case watch
    /// 临时: beside the roster and the rounds.
    case unplanned
    /// 巡查.
    case patrol
    /// 明查: announced.
    case open
    /// 暗访: unannounced.
    case covert
    /// 模拟测评.
    case mock
    /// 复查.
    case recheck
    /// A word that this version does not know.
    case other
}

/// 督导线: by area, by trade or overall.
package enum SupervisionLine: String, CaseIterable, Sendable {
    case area
    case trade
    case overall
}

/// 来源: whose eyes saw it.
package enum FindingSource: String, CaseIterable, Sendable {
    case inspector
    case volunteer
    /// 随手拍.
    case snapshot
    /// 12345.
    case hotline
    case media
}

/// 现场处置: what was done about it on the spot.
package enum SpotAction: String, CaseIterable, Sendable {
    case cleared
    case corrected
    case stopped
    case persuaded
    case passedOn = "passed-on"
}
