"""The town's hand-ins are what stands on its paper, and come to what was derived by hand."""

import expected
import handins
import law
import pytest
import recount
import town


def test_journals_are_what_the_paper_says():
    for name, data in town.files(town.tell()).items():
        path = town.FOLDER / name
        if path.suffix in handins.SUFFIXES:
            assert handins.read(path) == handins.read_bytes(data), name
        else:
            assert path.read_bytes() == data, name


def test_what_the_rest_answers():
    assert len(town.due(["KEYPT", "CROSS"], ["CAB-03"])) == 18
    assert len(town.due(["FARMKT"], [])) == 15
    assert len(town.due(["SCHSUR"], [])) == 7


@pytest.fixture(scope="module")
def day():
    """The Recount of what the law makes of the hand-ins."""
    files = handins.files_in(town.FOLDER / "journals")
    links = [link for path in files for link in handins.read(path).links]
    ledger = law.Ledger(links, [town.tell().root.key.device])
    assert [sorted(reasons) for reasons, *_ in ledger.held.values()] == [["date"]] * 5
    return recount.Recount([line_of(register) for register in ledger.registers.values()])


def line_of(register):
    """What `watchbook ledger lines` prints of a register."""
    standing = register.in_force
    entry = standing.item.entry
    return {
        "record": register.record,
        "register": register.register,
        "inspector": standing.inspector,
        "stamp_ms": entry.stamp // 65_536,
        "observed": entry.observed,
        "conflict": register.conflict,
        "digest": standing.item.h.hex(),
        "claim": standing.item.claim,
    }


def compare(rows, key, tally):
    """Holds the rows of a table of the hand against a tally."""
    found = {row[key]: row for row in tally["rows"]} | {"total": tally["total"]}
    for row in rows:
        figures = {name: value for name, value in row.items() if isinstance(value, int)}
        assert figures == {name: found[row[key]][name] for name in figures}, row[key]
    return {row[key] for row in rows} ^ set(found)


@pytest.mark.parametrize("heading, key", [("Stations", "station"), ("Indicators", "indicator")])
def test_figures_derived_by_hand(day, heading, key):
    assert not compare(expected.table(heading), key, day.tally([key], town.TODAY, town.TODAY))


@pytest.mark.parametrize("line", recount.LINES)
def test_units_derived_by_hand(day, line):
    rows = [row | {f"unit-{line}": row["unit"]} for row in expected.table("Units") if row["line"] == line]
    tally = day.tally([f"unit-{line}"], town.TODAY, town.TODAY)
    assert compare(rows, f"unit-{line}", tally) == {"total"}


def test_rates_derived_by_hand(day):
    names = ("station", "indicator", "numerator", "denominator", "verdict")
    rows = day.tally(["station", "indicator"], town.TODAY, town.TODAY)["rows"]
    told = [[row[name] for name in names] for row in expected.table("Rates")]
    assert told == [[row[name] for name in names] for row in rows if "verdict" in row]


def test_doubts_derived_by_hand(day):
    total = day.tally(["station"], town.TODAY, town.TODAY)["total"]
    assert [total[name] for name in ("disputed", "reviewed", "typed", "late")] == [1, 1, 37, 5]
