import Inspection
import Testing

/// Names as they stand in real plans: debris, many spellings, several in one cell.
@Suite struct NamingTests {
    @Test(arguments: [
        ("市公安局交警支队", "市公安局交警支隊"),
        ("创建办公室", "創建辦公室"),
        ("创城办", "創(chuàng)城辦(bàn)"),
        ("文明办", "文明(wén míng)办"),
        ("城管局", "城(cheng2)管局"),
        ("乡镇(街道)", "乡镇（街道）"),
        ("3号楼A座", "３号楼Ａ座"),
        ("\"三清一维护\"办公室", "“三清一维护”办公室"),
        ("「三清一维护」办公室", "『三清一维护』 办公室"),
        ("王五", "王　五"),
        ("市场监管局", "市场\u{200B}监管局\u{FEFF}"),
        ("阿依古丽·买买提", "阿依古丽•买买提"),
        ("KTV协会", "ktv协会"),
    ])
    func `spellings of one name fold into one`(one: String, other: String) {
        #expect(NameFolding.folded(one) == NameFolding.folded(other))
        #expect(!NameFolding.folded(one).isEmpty)
    }

    @Test(arguments: [
        ("锦绣苑(A)", "锦绣苑(B)"), ("锦绣苑(A)", "锦绣苑"), ("量贩(KTV)", "量贩"), ("一中(东校区)", "一中"),
        ("教育局", "体育局"), ("3号楼", "8号楼"), ("城管局(xyz)", "城管局"),
    ])
    func `names that differ stay apart`(one: String, other: String) {
        #expect(NameFolding.folded(one) != NameFolding.folded(other))
    }

    @Test func `what is kept and shown loses pinyin and stray spaces alone`() {
        #expect(NameFolding.tidied(" 創(chuàng) 城 辦 ") == "創城辦")
        #expect(NameFolding.tidied("Li  Ming") == "Li Ming")
        #expect(NameFolding.tidied("一中(东校区)") == "一中(东校区)")
    }

    @Test(arguments: [
        ("王小明、李红", ["王小明", "李红"]),
        ("王小明，李红,张伟;赵云；钱多/孙权|周瑜", ["王小明", "李红", "张伟", "赵云", "钱多", "孙权", "周瑜"]),
        ("王小明\n李红\r\n张伟", ["王小明", "李红", "张伟"]),
        ("王小明 李红　张伟", ["王小明", "李红", "张伟"]),
        ("王小明和李红", ["王小明", "李红"]),
        ("王小明以及李红及张伟", ["王小明", "李红", "张伟"]),
        ("王　五、赵  六", ["王五", "赵六"]),
        ("王 五 赵 六", ["王五", "赵六"]),
        ("王 小 明", ["王小明"]),
        ("张 建国", ["张建国"]),
        ("张和平", ["张和平"]),
        ("李和平和王芳", ["李和平", "王芳"]),
        ("王建国李红张伟", ["王建国", "李红", "张伟"]),
        ("欧阳明珠", ["欧阳明珠"]),
        ("欧阳明珠李红", ["欧阳明珠", "李红"]),
        ("1.王小明 2.李红", ["王小明", "李红"]),
        ("①王小明②李红", ["王小明", "李红"]),
        ("1、王小明", ["王小明"]),
        ("责任领导：王小明", ["王小明"]),
        ("王小明、李红等", ["王小明", "李红"]),
        ("王小明、王 小明、王小明(wáng xiǎo míng)", ["王小明"]),
        ("S01.0007、S01.0008", ["S01.0007", "S01.0008"]),
        ("Li Ming, Wang Fang", ["Li Ming", "Wang Fang"]),
        ("买买提江", ["买买提江"]),
        ("、王小明、、", ["王小明"]),
    ])
    func `a cell of persons`(cell: String, names: [String]) {
        #expect(NameList.names(in: cell, of: .persons) == names)
    }

    @Test(arguments: ["", "  ", "　", "无", "待定", "/", "——", "暂无", "-", "N/A", "（ ）"])
    func `a blank is nobody`(cell: String) {
        #expect(NameList.names(in: cell, of: .persons).isEmpty)
        #expect(NameList.names(in: cell, of: .units).isEmpty)
    }

    @Test(arguments: [
        ("市公安局、市城管局", ["市公安局", "市城管局"]),
        ("市公安局和市城管局", ["市公安局", "市城管局"]),
        ("市公安局 市城管局", ["市公安局", "市城管局"]),
        ("市 公安局", ["市公安局"]),
        ("人力资源和社会保障局", ["人力资源和社会保障局"]),
        ("市发展和改革局和市教育局", ["市发展和改革局", "市教育局"]),
        ("住房和城乡建设局、文化和旅游局", ["住房和城乡建设局", "文化和旅游局"]),
        ("市公安局（交警、巡警支队），市教育局", ["市公安局（交警、巡警支队）", "市教育局"]),
        ("市教育局等单位", ["市教育局"]),
        ("火车站和码头管理所", ["火车站和码头管理所"]),
        ("市公安局（未完，市教育局", ["市公安局（未完", "市教育局"]),
    ])
    func `a cell of units`(cell: String, names: [String]) {
        #expect(NameList.names(in: cell, of: .units) == names)
    }

    @Test func `known names are never split, and split what runs together`() {
        let known: Set = ["公安局", "城管局", "党委和政府督查室", "县委政府督查室和办公室"]
        func names(_ cell: String) -> [String] {
            NameList.names(in: cell, of: .units) { known.contains($0) }
        }

        #expect(names("公安局城管局") == ["公安局", "城管局"])
        #expect(names("县委政府督查室和办公室") == ["县委政府督查室和办公室"])
        #expect(names("公安局、县委政府督查室和办公室") == ["公安局", "县委政府督查室和办公室"])
        let persons = NameList.names(in: "买买提江阿依古丽", of: .persons) {
            ["买买提江", "阿依古丽"].contains($0)
        }
        #expect(persons == ["买买提江", "阿依古丽"])
    }

    @Test func `several readings leave the text whole`() {
        // 王高 李杨红 or 王高李 杨红.
        #expect(NameList.names(in: "王高李杨红", of: .persons) == ["王高李杨红"])
        #expect(NameList.names(in: "买买提江阿依古丽", of: .persons) == ["买买提江阿依古丽"])
    }

    @Test func `a very long cell is read in reasonable time`() {
        let cell = String(repeating: "王和", count: 3000) + "(" + String(repeating: "ia", count: 3000)
        #expect(!NameList.names(in: cell, of: .persons).isEmpty)
        #expect(!NameList.names(in: cell + ")", of: .units).isEmpty)
    }
}
