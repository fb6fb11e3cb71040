/// Why two tallies of one question differ: each part of the difference has one cause.
///
/// Ruling 8; defined in Documentation/measures.md, "Comparing".
package enum ChangeCause: String, CaseIterable, Sendable {
    /// 迟交: an entry came after the first tally.
    case late
    /// 未到: an entry of the first tally is not among the entries of the second.
    case lacking
    /// 更正: the same person said it anew.
    case corrected
    /// 作废: taken back.
    case withdrawn
    /// 裁定: an office decided.
    case decided
    /// 复核: a review confirmed, replaced or returned.
    case review
    /// 重复剔除: an office took a count out as double.
    case double
    /// 放行: an office released a held entry.
    case released
    /// 补认: the enrolment, point or indicator that was missing has come.
    case admitted
    /// 转为存疑: the enrolment, point or indicator that allowed it is no longer there.
    case barred
    /// 设备授权撤销.
    case revoked
    /// 更正归属: moved to or from another watch.
    case moved
    /// 已删除: erased by an office.
    case erased
    /// 时钟更正: an attestation changed which of several statements counts.
    case clock
    /// 派单改责: a case that went to another unit changed who answers.
    case dispatch
    /// 自动符合: other titles of the city.
    case exemption
    /// 标准: another version of a standard judges.
    case standard
    /// 口径: other places, units, people, slots or settings.
    case definition
    /// 范围: the two tallies cover other dates, slots or offices.
    case scope
}
