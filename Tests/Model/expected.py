"""The tables of SampleRecords/town/expected-tally.md."""

from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "SampleRecords" / "town" / "expected-tally.md"


def table(heading):
    """The rows of the table under a heading that begins like this, by their columns; numbers as integers."""
    section = FILE.read_text(encoding="utf-8").split(f"\n## {heading}")[1].split("\n## ")[0]
    lines = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    columns = [cell.strip() for cell in lines[0]]
    rows = []
    for line in lines[2:]:
        cells = [cell.strip() for cell in line]
        rows.append({name: int(cell) if cell.isdigit() else cell for name, cell in zip(columns, cells)})
    return rows
