@testable package import Journaling

extension Resolution {
    /// A register of statements that all count and are all heads, the first one in force.
    ///
    /// `voice`: of every statement, by its digest; otherwise the writer's own.
    package static func alone(
        _ statements: Statement...,
        voice: (Statement) -> VoiceKind = { _ in .own },
        isClockCorrected: Bool = false,
        isConflict: Bool = false
    ) -> Resolution {
        Resolution(
            record: statements[0].record,
            register: statements[0].register,
            heads: statements.map { statement in
                Member(
                    statement: statement,
                    standing: Standing(
                        placing: Placing(
                            record: statement.record,
                            inspector: statement.inspector,
                            time: statement.stamp.milliseconds,
                            address: nil
                        ),
                        reasons: [],
                        effective: statement.observed == 0
                            ? statement.stamp.milliseconds
                            : Minute.milliseconds(statement.observed),
                        isClockCorrected: isClockCorrected,
                        voice: voice(statement),
                        level: 0
                    )
                )
            },
            superseded: [],
            held: [],
            isConflict: isConflict,
            isOwn: false
        )
    }
}
