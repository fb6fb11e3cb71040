"""Every field indicator of the sample standard, judged from its own row, and the corners of each kind."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest
from judging import judge, recorded

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"_m2": 10_000, "_km": 1_000_000, "_cm": 10, "_m": 1000}


def rows(name):
    """{code: row} of a sample standard, lists as lists."""
    with (ROOT / "SampleRecords/standards" / name).open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: row | {"evidence_fields": [one for one in row["evidence_fields"].split(";") if one]}
            for row in csv.DictReader(file)
        }


NATIONAL, COUNTY = rows("national-2026.csv"), rows("county-2026.csv")


def facts(typed):
    """Facts as people type them, in recorded names and units."""
    return dict(fact(*part.split("=")) for part in typed.split(" / ") if part)


def fact(field, text):
    """One fact in its recorded name and unit."""
    factor = next((size for ending, size in SIZES.items() if field.endswith(ending)), 1)
    factor = 1000 if recorded(field).endswith("_milli") else factor
    values = [value(one, factor) for one in text.split(";")]
    return recorded(field), values if len(values) > 1 else values[0]


def value(text, factor):
    """A truth value, a number in the smaller unit, or the text."""
    if text in ("yes", "no"):
        return text == "yes"
    if sides := re.fullmatch(r"(\d+)x(\d+) cm", text):
        return int(sides[1]) * int(sides[2])
    return int(Fraction(text) * factor) if re.fullmatch(r"-?[0-9.]+", text) else text


def examples():
    """Code, typed facts that pass and that fail."""
    with (ROOT / "Tests/WatchbookTests/Golden/national-judgements.csv").open(encoding="utf-8") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("code", "passing", "failing"), examples())
def test_a_field_indicator_is_judged_from_its_own_row(code, passing, failing):
    if not passing:
        assert judge(NATIONAL[code], {"count": 3}, found=3) is None
        return
    assert judge(NATIONAL[code], facts(passing), date="2026-05-12") is True
    assert judge(NATIONAL[code], facts(failing), date="2026-05-12") is False


@pytest.mark.parametrize(
    ("code", "typed", "national", "county"),
    [
        ("FAC-08", "numerator=97 / denominator=100", True, False),
        ("FAC-04", "area_m2=0.3", True, False),
        ("ADV-01", "positions_m=1;999;1001;1999 / street_start_m=0 / street_end_m=2000", False, True),
        ("ADV-03", "advert_area_m2=6;3 / hoarding_area_m2=10;10", True, False),
        ("FIR-05", "last_check_date=2026-05-01 / observed_date=2026-05-29", True, False),
        ("TRF-06", "count=2", None, False),
    ],
)
def test_the_two_samples_read_the_same_clauses_differently(code, typed, national, county):
    assert judge(NATIONAL[code], facts(typed)) is national
    assert judge(COUNTY[code], facts(typed)) is county


PAIR = ("numerator", "denominator")
RISING = {"value_milli": 11_999, "previous_year_value_milli": 11_000}


def row(kind, comparator="<", limit="1", unit="", fields=("count",), **more):
    """A row of a standard."""
    head = {"kind": kind, "comparator": comparator, "limit": limit, "unit": unit}
    return head | {"evidence_fields": list(fields)} | more


@pytest.mark.parametrize(
    ("clause", "given", "outcome"),
    [
        (row("area", unit="m2", fields=["area_m2"]), {"area_cm2": 9_999}, True),
        (row("area", unit="m2", fields=["area_m2"]), {"area_cm2": 10_000}, False),
        (row("area", unit="m2", fields=["area_m2"]), {"area_cm2": [9_999, 10_001]}, False),
        (row("area", unit="m2", fields=["area_m2"], reading="per=all"), {"area_cm2": [5_000, 5_000]}, False),
        (row("area", unit="m2", fields=["area_m2"]), {"area_cm2": -1}, None),
        (row("ratio", ">", "95", "%", PAIR, minimum="21"), {"numerator": 20, "denominator": 20}, None),
        (row("ratio", ">", "95", "%", PAIR, minimum="21"), {"numerator": 21, "denominator": 21}, True),
        (row("ratio", ">", "95", "%", PAIR), {"numerator": 19, "denominator": 20}, False),
        (row("ratio", ">", "95", "%", PAIR), {"numerator": 21, "denominator": 20}, None),
        (row("value", ">=", "12", "x", ["value"]), {"value_milli": 11_999}, False),
        (row("value", ">=", "12", "x", ["value"], reading="or=rising"), RISING, True),
        (row("rate_per", "<", "1.5", "per_10000_x", PAIR), {"numerator": 3, "denominator": 20_000}, False),
        (row("rate_per", "<", "1.5", "per_10000_x", PAIR), {"numerator": 2, "denominator": 20_000}, True),
        (row("set", "==", "2", "kinds", ["a", "b"]), {"a": True, "b": True}, True),
        (row("set", "==", "2", "kinds", ["a", "b"]), {"a": False}, False),
        (row("set", "==", "2", "kinds", ["a", "b"]), {"a": True}, None),
        (row("count", ">=", "5"), {"count": 5}, True),
        (row("count", "==", "0"), {"count": True}, None),
        (row("presence", "==", "1", fields=[]), {"present": True}, True),
        (row("presence", "==", "0", rule="!wet", fields=["wet"]), {"wet": True}, False),
    ],
)
def test_each_kind_at_its_limit(clause, given, outcome):
    assert judge(clause, given) is outcome


def test_the_number_found_stands_in_where_more_is_worse():
    assert judge(row("count", "<=", "3"), {"other": True}, found=4) is False
    assert judge(row("count", ">=", "3"), {"other": True}, found=4) is None
