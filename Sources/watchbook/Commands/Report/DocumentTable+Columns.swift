import Reports

extension DocumentTable {
    /// The table without those of some columns in which nothing stands.
    func withoutEmptyColumns(_ optional: Range<Int>) -> DocumentTable {
        let left = columns.indices.filter { index in
            !optional.contains(index) || rows.isEmpty
                || rows.contains { !$0.cells[index].text.isEmpty }
        }
        return DocumentTable(
            caption,
            left.map { columns[$0] },
            rows.map { row in Row(left.map { row.cells[$0] }, isTotal: row.isTotal) },
            nothing: nothing
        )
    }
}
