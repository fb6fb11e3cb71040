/// What one check came to.
///
/// Four answers stand beside pass and fail and are kept apart everywhere (ruling: exempt is given
/// by the standard, never by the watcher).
package enum Answer: String, CaseIterable, Sendable {
    case pass
    case fail
    /// 自动符合: met by standard, city and dates.
    case exempt
    /// 不适用: nothing of the kind is here.
    case notApplicable = "not-applicable"
    /// 未查: nobody looked.
    case notLookedAt = "not-looked-at"
    /// 无法查看: it could not be seen.
    case couldNotSee = "could-not-see"
}
