package import Inspection
package import Journaling

/// All activities of a ledger that somebody stands by, and the forms to read them with.
///
/// A function of the entries in force and of the city's settings. Forms, campaigns and arrangements
/// are those that hold on the date of the question, so that all rows of an answer have the same
/// columns.
package struct ActivityBook: Sendable {
    /// Ascending by record.
    package let files: [ActivityFile]
    package let gazetteer: Gazetteer
    /// The date whose settings hold.
    package let date: WorkDate
    package let forms: [String: ActivityForm]
    package let campaigns: [String: Campaign]
    package let arrangements: [String: Arrangement]
    package let labels: [String: ActivityLabel]

    package init(files: [ActivityFile], gazetteer: Gazetteer, on date: WorkDate) {
        self.files = files.sorted {
            $0.name.record.utf8.lexicographicallyPrecedes($1.name.record.utf8)
        }
        self.gazetteer = gazetteer
        self.date = date
        forms = gazetteer.settings(named: ActivityForm.self, on: date)
        campaigns = gazetteer.settings(named: Campaign.self, on: date)
        arrangements = gazetteer.settings(named: Arrangement.self, on: date)
        labels = gazetteer.settings(named: ActivityLabel.self, on: date)
    }

    /// What is missing for an activity to be complete; empty where no form is known.
    package func lacks(of file: ActivityFile) -> [ActivityLack] {
        forms[file.name.form]?.lacks(of: file.report, photos: file.entry.photos.photoCount) ?? []
    }

    /// Where an activity stands in the review of its form.
    package func course(of file: ActivityFile) -> (state: ActivityState, flaws: [ReviewFlaw]) {
        file.course(forms[file.name.form]?.steps ?? [])
    }

    /// Why reviews of an activity do not count, by their entries.
    package func reasons(of file: ActivityFile) -> [Digest: ReviewFlaw] {
        file.reasons(forms[file.name.form]?.steps ?? [])
    }

    /// Whether it counts: not returned by a reviewer.
    package func counts(_ file: ActivityFile) -> Bool {
        if case .returned = course(of: file).state { return false }
        return true
    }

    /// The labels of an activity and of its form.
    package func labels(of file: ActivityFile) -> Set<String> {
        file.report.labels.union(forms[file.name.form]?.labels ?? [])
    }

    /// Who reports: the value of the form's reporter, units by id; else the office of the record.
    package func reporter(of file: ActivityFile) -> String {
        guard let form = forms[file.name.form], let id = form.reporter else {
            return file.name.office
        }
        return reporter(file.report.fields[id]?.text ?? "", by: form.field(id))
    }

    /// The one form of a reporter's name that all spellings lead to.
    func reporter(_ text: String, by field: FormField?) -> String {
        switch field?.kind {
        case .unit: gazetteer.unitID(text, on: date) ?? text
        case .choice: field?.choice(text) ?? text
        default: text
        }
    }

    /// The stages of a campaign that an activity falls into: on one of its days it lies in them.
    package func stages(of file: ActivityFile, in campaign: Campaign) -> [Campaign.Stage] {
        guard campaign.includes(file.name, labels: labels(of: file)) else { return [] }
        return campaign.stages.filter { $0.dates.overlaps(file.dates) }
    }
}

/// Puts registers together to activities, in any order.
package struct ActivityCollector: Sendable {
    private var acts: [ActivityName: [ActivityFile.Act]] = [:]

    package init() {}

    /// Takes in one register of kind activity; those of other shapes are passed over.
    package mutating func add(_ resolution: Resolution) {
        guard let name = ActivityName(resolution.record),
            let act = ActivityFile.Act(resolution)
        else { return }
        acts[name, default: []].append(act)
    }

    /// The activities that somebody stands by.
    package var files: [ActivityFile] { acts.compactMap { ActivityFile($0, $1) } }
}
