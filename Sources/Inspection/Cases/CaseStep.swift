/// What is said in one register of a case.
///
/// Source: Documentation/registers.md, `case`.
package enum CaseStep: String, CaseIterable, Sendable {
    /// 上报: the problem.
    case report
    /// 立案: filed, or declined with a reason.
    case filing
    /// 交办: which units have to act.
    case dispatch
    /// 签收: a unit has it.
    case receipt
    /// 退单: a unit says that it is not its own.
    case `return`
    /// 驳回退单: the office says that it is.
    case refusal
    /// 转派: a unit hands it on to a section or contractor.
    case passing
    /// 整改反馈: a unit says what it did.
    case rectification
    /// 核查: settled, or to be done again.
    case verification
    /// 结案.
    case closing
    /// 延期申请.
    case `extension`
    /// 延期审批.
    case grant
    /// 挂起.
    case suspension
    /// 恢复.
    case resumption
    /// 作废.
    case void
    /// 并案: the same problem as another case.
    case join
    /// 不是同一问题: not the same as the case that the register names.
    case distinct
    /// 督办通知.
    case notice
    /// 升级督办: a step of escalation with a document.
    case escalation
    /// 书面情况说明.
    case explanation
    /// 回访.
    case revisit
    /// What only named roles see: a caller, the telephone number on an advert, minors.
    case personal
    /// Somebody looked at that, and why.
    case disclosure

    /// Whether the number in the register is that of a round of work.
    package var isOfRound: Bool {
        switch self {
        case .dispatch, .receipt, .return, .refusal, .rectification, .verification: true
        default: false
        }
    }

    /// Whether the register has a number: its round, or which one of the case it is.
    package var isNumbered: Bool {
        switch self {
        case .report, .filing, .closing, .void, .join, .distinct, .personal: false
        default: true
        }
    }

    /// Whether what follows the number may be the unit that speaks.
    package var isOfUnit: Bool { self == .receipt || self == .rectification }
}

/// A register of a case taken apart: `dispatch.2`, `receipt.1.U-HC`, `distinct.S01-0a1b…`.
package struct CaseRegister: Hashable, Sendable {
    package var step: CaseStep
    /// From 1; 0 for steps without one.
    package var number: Int
    /// The unit that speaks, where it is not the main one; the other case of `distinct`.
    package var suffix: String?

    package init(_ step: CaseStep, _ number: Int = 0, suffix: String? = nil) {
        self.step = step
        self.number = number
        self.suffix = suffix
    }

    /// Reads the name of a register; `nil` for those of other programs.
    package init?(_ text: String) {
        let (word, rest) = CaseRegister.parts(text[...])
        guard let step = CaseStep(rawValue: String(word)) else { return nil }
        if step == .distinct {
            guard let rest, !rest.isEmpty else { return nil }
            self.init(step, suffix: String(rest))
        } else if step.isNumbered {
            guard let rest else { return nil }
            let (digits, tail) = CaseRegister.parts(rest)
            guard let number = CaseRegister.number(digits) else { return nil }
            let unit = tail.map(String.init)
            guard unit == nil || step.isOfUnit && unit?.isEmpty == false else { return nil }
            self.init(step, number, suffix: unit)
        } else {
            guard rest == nil else { return nil }
            self.init(step)
        }
    }

    /// What stands before the first dot and behind it; `nil` without one.
    private static func parts(_ text: Substring) -> (Substring, Substring?) {
        guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (text, nil) }
        return (text[..<dot], text[text.utf8.index(after: dot)...])
    }

    /// 1 … 9999, without leading zeros: one number, one register.
    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), (1...9999).contains(number), String(number) == text else {
            return nil
        }
        return number
    }

    package var text: String {
        var parts = [step.rawValue]
        if step.isNumbered { parts.append(String(number)) }
        if let suffix { parts.append(suffix) }
        return parts.joined(separator: ".")
    }
}
