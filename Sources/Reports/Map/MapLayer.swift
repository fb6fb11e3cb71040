/// Things of one kind on a map: what is said of each, and how they are shown.
package struct MapLayer: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        case points
        case lines
    }

    /// An id, as `points`: the name of the table.
    package let name: String
    /// What people call it.
    package let title: String
    /// What it shows, for whoever opens the file.
    package let about: String
    package let shape: Shape
    package let fields: [MapField]
    package let style: MapStyle

    package init(
        name: String,
        title: String,
        about: String,
        shape: Shape,
        fields: [MapField],
        style: MapStyle
    ) {
        self.name = name
        self.title = title
        self.about = about
        self.shape = shape
        self.fields = fields
        self.style = style
    }
}

/// What is said of every thing of a layer.
package struct MapField: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        case integer
        /// With at most three decimals.
        case decimal
        case bool
        case date
    }

    /// An id, as `office_name`: the same in every language.
    package let name: String
    /// What people call it.
    package let title: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind = .text, title: String) {
        self.name = name
        self.title = title
        self.kind = kind
    }
}

/// How the things of a layer look, by one of the fields.
package struct MapStyle: Hashable, Sendable {
    package enum Mark: String, Hashable, Sendable {
        case circle, square, triangle, diamond, star
    }

    package struct Entry: Hashable, Sendable {
        /// Of the field; `nil` for all others.
        package let value: String?
        package let label: String
        /// `RRGGBB`.
        package let colour: String
        package let mark: Mark
        /// Of a mark, or the width of a line, in tenths of a millimetre.
        package let size: Int

        package init(
            _ value: String?,
            _ label: String,
            colour: String,
            mark: Mark = .circle,
            size: Int
        ) {
            self.value = value
            self.label = label
            self.colour = colour
            self.mark = mark
            self.size = size
        }
    }

    /// The field that decides.
    package let field: String
    package let entries: [Entry]

    package init(by field: String, _ entries: [Entry]) {
        self.field = field
        self.entries = entries
    }
}

/// What a map file says of itself.
package struct MapHead: Hashable, Sendable {
    package enum Datum: String, Hashable, Sendable {
        case wgs84 = "WGS-84"
        /// 火星坐标: the shifted coordinates of maps sold in China.
        case gcj02 = "GCJ-02"
    }

    /// Canonical JSON: when, from which entries, by which definitions.
    package let json: String
    package let datum: Datum
    /// What the datum means, in words.
    package let note: String
    /// `2026-05-13T06:00:00.000Z`.
    package let asOf: String

    package init(json: String, datum: Datum, note: String, asOf: String) {
        self.json = json
        self.datum = datum
        self.note = note
        self.asOf = asOf
    }
}

/// Takes the layers of a map one after the other, and each one's features.
///
/// The file appears under its name only when ``finish()`` returns; released before, nothing of it
/// stays.
package protocol MapWriter: AnyObject {
    /// Begins a layer, and ends the one before.
    func begin(_ layer: MapLayer) throws
    func add(_ feature: MapFeature) throws
    func finish() throws
}
