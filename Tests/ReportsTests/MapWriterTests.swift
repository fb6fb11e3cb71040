import Foundation
import Journaling
import Reports
import Testing

/// What GDAL reads in our maps.
@Suite struct MapWriterTests {
    enum Format: String, CaseIterable {
        case geojson, gpkg
    }

    private static let head = MapHead(
        json: "{\"set\":\"00\"}",
        datum: .wgs84,
        note: "Coordinates: WGS-84.",
        asOf: "2026-05-13T06:00:00.000Z"
    )

    private static let places = MapLayer(
        name: "places",
        title: "点位 <1>",
        about: "Points & \"stations\".",
        shape: .points,
        fields: [
            MapField("name", title: "名称"), MapField("count", .integer, title: "数"),
            MapField("metre", .decimal, title: "米"), MapField("open", .bool, title: "开"),
            MapField("date", .date, title: "日期"),
        ],
        style: MapStyle(
            by: "name",
            [
                .init("<a>", "A & \"b\"", colour: "1f78b4", size: 26),
                .init(nil, "其他", colour: "999999", mark: .star, size: 20),
            ]
        )
    )

    private static let ways = MapLayer(
        name: "ways",
        title: "路段",
        about: "Lines.",
        shape: .lines,
        fields: [MapField("name", title: "名称")],
        style: MapStyle(by: "name", [.init(nil, "x", colour: "c92a2a", size: 13)])
    )

    private static let beginning = MapPosition(latitude: 301_000_000, longitude: 1_042_000_001)
    private static let end = MapPosition(latitude: 301_000_001, longitude: 1_042_100_000)

    private static func features(_ texts: [String]) -> [MapFeature] {
        texts.enumerated().map { number, text in
            MapFeature(
                id: "p\(number)",
                geometry: .point(beginning),
                values: [
                    .text(text), .integer(Int64(number)), .thousandths(120_500), .bool(true),
                    .date("2026-05-12"),
                ]
            )
        }
    }

    private func write(
        _ format: Format,
        to path: String,
        _ head: MapHead = head,
        texts: [String] = ["甲"],
        replaces: Bool = false
    ) throws {
        let writer: any MapWriter =
            switch format {
            case .geojson: try GeoJSONWriter(path, head, replaces: replaces)
            case .gpkg: try GeoPackageWriter(path, head, replaces: replaces)
            }
        try writer.begin(MapWriterTests.places)
        for feature in MapWriterTests.features(texts) { try writer.add(feature) }
        try writer.add(
            MapFeature(id: "lost", geometry: nil, values: [.empty, .empty, .empty, .empty, .empty])
        )
        try writer.begin(MapWriterTests.ways)
        try writer.add(
            MapFeature(
                id: "w",
                geometry: .line([MapWriterTests.beginning, MapWriterTests.end]),
                values: [.text("乙")]
            )
        )
        try writer.finish()
    }

    @Test(arguments: Format.allCases)
    func `GDAL reads every feature with its place and what is said of it`(format: Format) throws {
        let folder = try ReportFolder()
        let path = folder("a.\(format.rawValue)")
        try write(format, to: path)

        let read = try ForeignProgram.ogrinfo(path)

        #expect(read.status == 0 && !read.text.contains("ERROR") && !read.text.contains("Warning"))
        for line in [
            "name (String) = 甲", "metre (Real) = 120.5", "POINT (104.2000001 30.1)",
            "LINESTRING (104.2000001 30.1,104.21 30.1000001)", "name (String) = 乙",
        ] {
            #expect(read.text.contains(line), "\(line): \(read.text)")
        }
        #expect(read.text.contains("date (Date) = 2026/05/12"))
    }

    @Test func `coordinates of GeoJSON have seven decimals and longitude first`() throws {
        let folder = try ReportFolder()
        try write(.geojson, to: folder("a.geojson"))
        let text = String(decoding: try folder.bytes("a.geojson"), as: UTF8.self)

        #expect(text.contains("\"coordinates\":[104.2000001,30.1000000]"))
        #expect(text.contains("\"bbox\":[104.2000001,30.1000000,104.2100000,30.1000001]"))
        #expect(text.contains("\"metre\":120.5,\"open\":true,\"date\":\"2026-05-12\""))
        #expect(text.contains("\"id\":\"places/lost\",\"geometry\":null"))
        #expect(text.contains("\"datum\":\"WGS-84\""))
    }

    @Test(arguments: Format.allCases)
    func `the same map is the same file, byte for byte`(format: Format) throws {
        let folder = try ReportFolder()
        let texts = (0..<3000).map { "名称 \($0)" }
        try write(format, to: folder("a.\(format.rawValue)"), texts: texts)
        try write(format, to: folder("b.\(format.rawValue)"), texts: texts)

        #expect(
            try folder.bytes("a.\(format.rawValue)") == folder.bytes("b.\(format.rawValue)")
        )
    }

    @Test func `GDAL's own validator finds nothing wrong with a GeoPackage`() throws {
        let folder = try ReportFolder()
        let path = folder("a.gpkg")
        try write(.gpkg, to: path, texts: HostileText.all)

        let said = try ForeignProgram.run(
            "/usr/bin/python3",
            "-m",
            "osgeo_utils.samples.validate_gpkg",
            "-k",
            path
        )

        #expect(said.status == 0, "\(said.text)")
        #expect(said.text.isEmpty, "\(said.text)")
        let bytes = try folder.bytes("a.gpkg")
        #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
        #expect(Array(bytes[60..<64]) == [0, 0, 0x28, 0x3C])
    }

    @Test func `a place is found by the index, and stays there when somebody edits it`() throws {
        let folder = try ReportFolder()
        try write(.gpkg, to: folder("a.gpkg"))
        let script = """
            import sys
            from osgeo import ogr
            ogr.UseExceptions()
            source = ogr.Open(sys.argv[1], 1)
            layer = source.GetLayerByName("places")
            layer.SetSpatialFilterRect(104.19, 30.09, 104.21, 30.11)
            print(layer.GetFeatureCount(), layer.TestCapability("FastSpatialFilter"))
            feature = next(f for f in layer)
            feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
            layer.SetFeature(feature)
            print(layer.GetFeatureCount())
            layer.SetSpatialFilterRect(0, 0, 3, 3)
            print(layer.GetFeatureCount())
            """

        let said = try ForeignProgram.run("/usr/bin/python3", "-c", script, folder("a.gpkg"))

        #expect(said.text == "1 True\n0\n1\n", "\(said.text)")
    }

    @Test func `a GeoPackage brings styles in both languages of styles`() throws {
        let folder = try ReportFolder()
        try write(.gpkg, to: folder("a.gpkg"))
        let script = """
            import sys, sqlite3, xml.etree.ElementTree as tree
            rows = sqlite3.connect(sys.argv[1]).execute(
                "SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles ORDER BY 1")
            for name, qml, sld, default in rows:
                marks = [c.get("label") for c in tree.fromstring(qml).iter("category")]
                names = tree.fromstring(sld).iter("{http://www.opengis.net/se}Rule")
                print(name, marks, len(list(names)), default)
            """

        let said = try ForeignProgram.run(ForeignProgram.python, "-c", script, folder("a.gpkg"))

        #expect(said.text == "places ['A & \"b\"', '其他'] 2 1\nways ['x'] 1 1\n", "\(said.text)")
    }

    @Test func `shifted coordinates say so, in a reference system of their own`() throws {
        let folder = try ReportFolder()
        let head = MapHead(
            json: "{}",
            datum: .gcj02,
            note: "GCJ-02",
            asOf: MapWriterTests.head.asOf
        )
        try write(.gpkg, to: folder("a.gpkg"), head)
        try write(.geojson, to: folder("a.geojson"), head)

        let package = try ForeignProgram.ogrinfo(folder("a.gpkg"))
        let collection = String(decoding: try folder.bytes("a.geojson"), as: UTF8.self)

        #expect(package.text.contains("GEOGCRS[\"GCJ-02, shifted\""), "\(package.text)")
        #expect(collection.contains("\"datum\":\"GCJ-02\",\"note\":\"GCJ-02\""))
    }

    @Test(arguments: Format.allCases)
    func `hostile texts come out as they went in, or harmless`(format: Format) throws {
        let folder = try ReportFolder()
        let path = folder("a.\(format.rawValue)")
        try write(format, to: path, texts: HostileText.all)
        let script = """
            import sys, json
            from osgeo import ogr
            # A layer does not keep the file open that it is of.
            data = ogr.Open(sys.argv[1])
            layer = data.GetLayer(0)
            print(json.dumps([f.GetField("name") for f in layer if f.GetField("name") is not None]))
            """

        let said = try ForeignProgram.run("/usr/bin/python3", "-c", script, path)
        let read = try JSONDecoder().decode([String].self, from: Data(said.text.utf8))

        let wanted = HostileText.all.map { $0.replacing("\0", with: "\u{FFFD}") }
        // GeoJSON's one layer has the line too.
        #expect(Array(read.prefix(wanted.count)) == wanted)
    }

    @Test(arguments: Format.allCases)
    func `a file that is there stays, unless it is to be replaced`(format: Format) throws {
        let folder = try ReportFolder()
        let name = "a.\(format.rawValue)"
        try folder.write("mine", to: name)

        #expect(throws: Problem.self) { try write(format, to: folder(name)) }
        #expect(try folder.bytes(name) == Data("mine".utf8))
        try write(format, to: folder(name), replaces: true)
        #expect(try folder.bytes(name).count > 100)
        #expect(try folder.names == [name])
    }

    @Test(arguments: Format.allCases)
    func `a map that was not finished leaves nothing`(format: Format) throws {
        let folder = try ReportFolder()
        do {
            let path = folder("a.\(format.rawValue)")
            let writer: any MapWriter =
                switch format {
                case .geojson: try GeoJSONWriter(path, MapWriterTests.head, replaces: false)
                case .gpkg: try GeoPackageWriter(path, MapWriterTests.head, replaces: false)
                }
            try writer.begin(MapWriterTests.places)
            for feature in MapWriterTests.features(["甲"]) { try writer.add(feature) }
        }

        #expect(try folder.names.isEmpty)
        #expect(throws: Problem(.folderNotWritable, "/nowhere/a.\(format.rawValue)")) {
            try write(format, to: "/nowhere/a.\(format.rawValue)")
        }
    }
}
