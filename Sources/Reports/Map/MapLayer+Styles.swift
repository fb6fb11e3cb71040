// How a layer looks, in the two languages in which QGIS and other programs read it.

extension MapLayer {
    /// The style of QGIS: what each value looks like, and what the fields are called.
    var qml: String {
        let categories = style.entries.enumerated().map { number, entry in
            """
            <category render="true" symbol="\(number)" value="\((entry.value ?? "").xml)" \
            label="\(entry.label.xml)" type="string"/>
            """
        }
        let symbols = style.entries.enumerated().map { qmlSymbol($1, number: $0) }
        let aliases = fields.enumerated().map { number, field in
            "<alias index=\"\(number + 2)\" field=\"\(field.name)\" name=\"\(field.title.xml)\"/>"
        }
        return """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="Symbology|Fields">
            <renderer-v2 type="categorizedSymbol" attr="\(style.field)" symbollevels="0" \
            enableorderby="0" forceraster="0">
            <categories>
            \(categories.joined(separator: "\n"))
            </categories>
            <symbols>
            \(symbols.joined(separator: "\n"))
            </symbols>
            </renderer-v2>
            <aliases>
            \(aliases.joined(separator: "\n"))
            </aliases>
            <layerGeometryType>\(shape == .points ? 0 : 1)</layerGeometryType>
            </qgis>

            """
    }

    private func qmlSymbol(_ entry: MapStyle.Entry, number: Int) -> String {
        let options: [(name: String, value: String)]
        switch shape {
        case .points:
            options = [
                ("color", entry.colour.rgba), ("name", entry.mark.rawValue),
                ("outline_color", "255,255,255,255"), ("outline_style", "solid"),
                ("outline_width", "0.2"), ("outline_width_unit", "MM"),
                ("size", entry.size.tenths), ("size_unit", "MM"),
            ]
        case .lines:
            options = [
                ("line_color", entry.colour.rgba), ("line_style", "solid"),
                ("line_width", entry.size.tenths), ("line_width_unit", "MM"),
                ("capstyle", "flat"), ("joinstyle", "round"),
            ]
        }
        // Since 3.22 it reads options, before that props.
        let lines = options.map {
            "<Option type=\"QString\" name=\"\($0.name)\" value=\"\($0.value)\"/>"
        }
        let props = options.map { "<prop k=\"\($0.name)\" v=\"\($0.value)\"/>" }
        let type = shape == .points ? "marker" : "line"
        let drawing = shape == .points ? "SimpleMarker" : "SimpleLine"
        return """
            <symbol type="\(type)" name="\(number)" alpha="1" clip_to_extent="1" force_rhr="0">\
            <layer class="\(drawing)" enabled="1" locked="0" pass="0"><Option type="Map">\
            \(lines.joined())</Option>\(props.joined())</layer></symbol>
            """
    }

    /// A styled layer descriptor.
    ///
    /// Source: OGC 05-078r4 (SLD 1.1) and 05-077r4 (symbology encoding).
    var sld: String {
        let rules = style.entries.map { entry in
            """
            <se:Rule><se:Name>\(entry.label.xml)</se:Name>\(filter(entry))\(sldSymbol(entry))</se:Rule>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" \
            xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc">
            <NamedLayer><se:Name>\(name)</se:Name><UserStyle><se:Name>\(name)</se:Name>\
            <se:FeatureTypeStyle>
            \(rules.joined(separator: "\n"))
            </se:FeatureTypeStyle></UserStyle></NamedLayer>
            </StyledLayerDescriptor>

            """
    }

    private func filter(_ entry: MapStyle.Entry) -> String {
        guard let value = entry.value else { return "<se:ElseFilter/>" }
        return """
            <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>\(style.field)</ogc:PropertyName>\
            <ogc:Literal>\(value.xml)</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
            """
    }

    private func sldSymbol(_ entry: MapStyle.Entry) -> String {
        func parameter(_ name: String, _ value: String) -> String {
            "<se:SvgParameter name=\"\(name)\">\(value)</se:SvgParameter>"
        }
        // Pixels of 0.28 mm.
        let pixels = "\(max(1, entry.size * 10 / 28))"
        let colour = "#\(entry.colour)"
        switch shape {
        case .points:
            let mark = entry.mark == .diamond ? "square" : entry.mark.rawValue
            return """
                <se:PointSymbolizer><se:Graphic><se:Mark>\
                <se:WellKnownName>\(mark)</se:WellKnownName>\
                <se:Fill>\(parameter("fill", colour))</se:Fill>\
                <se:Stroke>\(parameter("stroke", "#ffffff"))</se:Stroke></se:Mark>\
                <se:Size>\(pixels)</se:Size></se:Graphic></se:PointSymbolizer>
                """
        case .lines:
            return """
                <se:LineSymbolizer><se:Stroke>\(parameter("stroke", colour))\
                \(parameter("stroke-width", pixels))</se:Stroke></se:LineSymbolizer>
                """
        }
    }
}

extension Int {
    /// `2.6` for 26.
    fileprivate var tenths: String { "\(self / 10).\(self % 10)" }
}

extension String {
    /// `31,120,180,255` for `1f78b4`.
    fileprivate var rgba: String {
        let number = Int(self, radix: 16) ?? 0
        return "\(number >> 16 & 255),\(number >> 8 & 255),\(number & 255),255"
    }

    /// As it stands in attributes and elements of XML, without characters that it has none for.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\t", "\n", "\r": text += "&#\(scalar.value);"
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
