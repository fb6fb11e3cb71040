"""The recount on small lines made by hand."""

import judging
import pytest
import recount
from recount import Recount

TODAY = "2026-05-12"
STANDARD = "standard/national-2026@0123456789abcdef"


def line(record, register, claim, inspector="S01.0007", digest="aa", conflict=False):
    return {
        "record": record,
        "register": register,
        "inspector": inspector,
        "stamp_ms": 0,
        "observed": 0,
        "conflict": conflict,
        "digest": digest,
        "claim": claim,
    }


def find(indicator, answer, found=None, settled=None, occasion="am.1", station="P01.1", **more):
    claim = {"answer": answer} | ({} if found is None else {"found": found, "settled": settled}) | more
    return line(f"check/{station}/{TODAY}/{occasion}/{indicator}", "finding", claim)


def acts(indicator, claim, inspector="S01.0007", register="acts.1"):
    return line(f"count/P01.1/{TODAY}/am/{indicator}/{inspector}", register, claim, inspector)


def reference(*rules):
    place = {
        "name": "街口",
        "office": "S01",
        "stations": ["1"],
        "types": ["KEYPT", "CROSS"],
        "units": {"point": ["镇政府"]},
    }
    out = [
        line("point/P01/2026-05-01", "place", place),
        line("unit/U-GOV/2026-05-01", "unit", {"name": "青螺镇人民政府", "aliases": ["镇政府"]}),
        line("unit/U-MSB/2026-05-01", "unit", {"name": "县市监局"}),
        line("settings/city/2026-05-01", "exemptions", {"titles": ["national-sanitary-city"]}),
        line(STANDARD, "meta", {"name": "national-2026", "from": "2026-01-01"}),
    ]
    for code, row in (
        ("CLN-01", {"exemption": "national-sanitary-city?"}),
        ("CLN-05", {"exemption": "national-sanitary-city"}),
        ("TRF-01", {"kind": "ratio", "comparator": ">", "limit": "95", "minimum": "21"}),
        ("FAC-02", {"kind": "area", "comparator": "<", "limit": "1", "unit": "m2", "evidence_fields": ["area_m2"]}),
    ):
        out.append(line(STANDARD, f"indicator.{code}", row))
    for number, rule in enumerate(rules):
        out.append(line("settings/decomposition/2026-05-01", f"rule.{number:016}", rule))
    return out


def total(*lines):
    return Recount(lines).tally(["station"])["total"]


def test_answers_are_kept_apart():
    answers = ["pass", "fail", "could-not-see", "not-applicable", "not-looked-at", "exempt"]
    got = total(*(find(f"A-{number}", answer) for number, answer in enumerate(answers)))
    assert (got["made"], got["passed"], got["failed"], got["could_not_see"], got["exempt"]) == (4, 1, 1, 1, 1)
    assert (got["not_applicable"], got["not_looked_at"], got["found"], got["left"]) == (1, 1, 1, 1)


def test_the_rest_is_what_nobody_looked_at():
    sweep = line(f"check/P01.1/{TODAY}/am.1/*", "sweep", {"indicators": ["A-1", "A-2", "A-3"]})
    got = total(sweep, find("A-1", "fail", 2, 1), find("A-2", "pass", occasion="am.2"))
    assert (got["passed"], got["failed"], got["found"], got["settled"]) == (3, 1, 2, 1)


def test_still_there_is_a_failed_check_and_no_new_problem():
    got = total(find("A-1", "fail", 1, 0), find("A-1", "fail", 1, 0, occasion="am.3", repeat="aa"))
    assert (got["failed"], got["new"], got["repeated"], got["found"]) == (2, 1, 1, 1)


@pytest.mark.parametrize(
    "found, settled, worse, figures",
    [
        (5, 1, 2, (2, 1, 0)),
        (5, 5, 2, (2, 2, 1)),
        (5, 3, 2, (2, 2, 0)),
        (5, 0, 0, (0, 0, 0)),
        (5, 0, 6, (0, 0, 0)),
    ],
)
def test_worse_adds_what_came_in_addition(found, settled, worse, figures):
    got = total(find("A-1", "fail", found, settled, repeat="aa", worse=worse))
    assert (got["failed"], got["new"], got["repeated"]) == (1, 0, 1)
    assert (got["found"], got["settled"], got["mended"]) == figures


def test_gone_is_a_check_that_passed():
    got = total(find("A-1", "pass", repeat="aa"))
    assert (got["passed"], got["failed"], got["repeated"]) == (1, 0, 0)


def test_a_sweep_says_again_what_does_not_apply():
    claim = {"indicators": ["A-1"], "not_applicable": ["A-1", "A-2", "A-3"]}
    got = total(line(f"check/P01.1/{TODAY}/am.1/*", "sweep", claim), find("A-3", "fail", 1, 0))
    assert (got["passed"], got["not_applicable"], got["failed"]) == (1, 1, 1)


def test_settled_on_the_spot_passes_afterwards():
    got = total(find("A-1", "fail", 2, 2), find("A-2", "fail", 2, 1), find("A-3", "pass"))
    assert (got["passed"], got["failed"], got["mended"]) == (1, 2, 1)


@pytest.mark.parametrize(
    "review, figures",
    [
        ({"verdict": "confirmed", "findings": ["aa"]}, (1, 5, 0)),
        ({"verdict": "replaced", "findings": ["aa"], "answer": "fail", "found": 3, "settled": 3}, (1, 3, 1)),
        ({"verdict": "replaced", "findings": ["aa"], "answer": "pass"}, (0, 0, 1)),
        ({"verdict": "returned", "findings": ["aa"]}, (0, 0, 0)),
        ({"verdict": "returned", "findings": ["bb"]}, (1, 5, 0)),
    ],
)
def test_reviews(review, figures):
    record = f"check/P01.1/{TODAY}/am.1/A-1"
    got = total(find("A-1", "fail", 5, 3), line(record, "review", review))
    assert (got["failed"], got["found"], got["made"] and got["reviewed"]) == figures


NOON = 1_778_644_800_000  # 12:00 on 13 May 2026 in China


def decided(claim, *answered):
    """A decision of the next afternoon, and what it answers."""
    lines = [
        {"inspector": who, "stamp_ms": stamp, "observed": observed, "digest": "bb", "claim": said}
        for who, stamp, observed, said in answered
    ]
    one = line(f"check/P01.1/{TODAY}/am.1/A-1", "finding", claim, "S01.0002")
    return one | {"stamp_ms": NOON + 1, "decision": True, "answered": lines}


@pytest.mark.parametrize(
    "stamp, observed, figures",
    [(NOON - 1, 0, (1, 0, 0)), (NOON, 0, (1, 0, 1)), (NOON, 5, (1, 1, 1))],
)
def test_a_decision_is_the_word_it_chose(stamp, observed, figures):
    passed, failed = {"answer": "pass"}, {"answer": "fail", "found": 1, "settled": 0}
    chosen = decided(failed, ("S01.0011", NOON - 9, 0, passed), ("S01.0012", stamp, observed, failed))
    (row,) = Recount([chosen]).tally(["inspector"])["rows"]
    assert (row["inspector"], row["failed"]) == ("S01.0012", 1)
    assert (row["decided"], row["typed"], row["late"]) == figures


def test_a_word_of_its_own_is_the_offices_and_never_late():
    own = decided({"answer": "exempt"}, ("S01.0011", NOON, 0, {"answer": "pass"}))
    (row,) = Recount([own]).tally(["inspector"])["rows"]
    assert (row["inspector"], row["exempt"], row["decided"], row["late"]) == ("S01.0002", 1, 1, 0)


def test_counts_add_up_and_doubles_are_left_out():
    double = line(f"count/P01.1/{TODAY}/am/A-1/S01.0008", "double", {"double": True})
    lines = [
        acts("A-1", {"found": 9, "settled": 8}),
        acts("A-1", {"found": 2, "settled": 2}, register="acts.2"),
        acts("A-1", {"found": 7, "settled": 7}, "S01.0008"),
    ]
    assert total(*lines, double)["found"] == 11
    assert total(*lines)["found"] == 18
    assert total(*lines)["made"] == 0


def test_exempt_is_work_in_no_rate():
    got = total(
        *reference(), find("CLN-05", "fail", 6, 6), find("CLN-05", "pass", occasion="am.2"), find("CLN-01", "pass")
    )
    assert (got["exempt"], got["risk"], got["found"], got["made"], got["passed"], got["failed"]) == (2, 1, 6, 3, 1, 0)


@pytest.mark.parametrize(
    "upper, lower, verdict",
    [
        (20, 20, "sample-too-small"),
        (21, 21, "met"),
        (57, 60, "not-met"),
        (96, 100, "met"),
        (95, 100, "not-met"),
    ],
)
def test_rates_are_judged_on_sums(upper, lower, verdict):
    half = upper // 2
    one = acts("TRF-01", {"numerator": half, "denominator": half})
    other = acts("TRF-01", {"numerator": upper - half, "denominator": lower - half}, "S01.0008")
    (row,) = Recount([*reference(), one, other]).tally(["indicator"])["rows"]
    assert (row["numerator"], row["denominator"], row["verdict"]) == (upper, lower, verdict)


@pytest.mark.parametrize("area, failed", [(9_999, 0), (10_000, 1), ([5_000, 6_000], 0), ([5_000, 10_001], 1)])
def test_facts_go_before_the_stated_answer(area, failed):
    stated = find("FAC-02", "pass" if failed else "fail", facts={"area_cm2": area})
    assert total(*reference(), stated)["failed"] == failed


def test_conditions():
    rule = "a & b & !c | !a & b & !c"
    assert judging.holds(rule, {"a": True, "b": True, "c": False})
    assert judging.holds(rule, {"b": True, "c": False})
    assert judging.holds(rule, {"b": False}) is False
    assert judging.holds(rule, {"a": True}) is None
    assert judging.holds("zone=green", {"zone": "red"}) is False


def test_who_answers():
    rules = (
        {"indicator": "A-1", "line": "authority", "main": ["執法局"]},
        {"indicator": "A-1", "line": "authority", "main": ["縣市監局"], "area": "P01"},
        {"indicator": "A-1", "line": "lead", "main": ["无名"], "type": "FARMKT"},
    )
    tally = Recount([*reference(*rules), find("A-1", "fail", 2, 1)]).tally(["unit"])
    assert [(row["unit"], row["failed"]) for row in tally["rows"]] == [("U-GOV", 1), ("U-MSB", 1)]
    assert tally["total"]["failed"] == 1
    lines = Recount([*reference(*rules), find("A-1", "fail", 2, 1)]).tally(
        ["unit-point", "unit-authority", "unit-lead"]
    )
    assert [[row[f"unit-{line}"] for line in ("point", "authority", "lead")] for row in lines["rows"]] == [
        ["U-GOV", "U-MSB", ""]
    ]


CASE = "case/S01-0123456789abcdef"


@pytest.mark.parametrize(
    "registers, units",
    [
        ({}, ["", "U-GOV"]),
        ({"dispatch.1": {"main": "U-7"}}, ["", "U-7"]),
        ({"dispatch.1": {"main": "U-7", "units": {"lead": ["U-8", "U-9"]}}}, ["U-8,U-9", "U-GOV"]),
        ({"dispatch.1": {"main": "U-7"}, "return.1": {"reason": "x"}}, ["", "U-GOV"]),
        ({"dispatch.1": {"main": "U-7"}, "return.1": {}, "dispatch.2": {"main": "U-6"}}, ["", "U-6"]),
        ({"dispatch.1": {"main": "U-7"}, "return.1": {}, "refusal.1": {}}, ["", "U-7"]),
        ({"dispatch.1": {"main": "U-7", "final": True}, "return.1": {}}, ["", "U-7"]),
        ({"dispatch.1": {"main": "U-7"}, "dispatch.2": {"withdrawn": True, "main": "U-6"}}, ["", "U-7"]),
        ({"report": {"check": f"check/P01.1/{TODAY}/am.2/A-1"}, "dispatch.1": {"main": "U-7"}}, ["", "U-GOV"]),
    ],
)
def test_a_case_goes_before_the_table(registers, units):
    finding = find("A-1", "fail", 1, 0, case=CASE)
    registers = {"report": {"check": finding["record"], "left": 1}} | registers
    lines = [line(CASE, name, claim, "S01.0001") for name, claim in registers.items()]
    rows = Recount([*reference(), finding, *lines]).tally(["unit-lead", "unit-point"])["rows"]
    told = [",".join(sorted({row[f"unit-{name}"] for row in rows})) for name in ("lead", "point")]
    assert told == units


def test_what_nobody_answers_for_is_a_row():
    rows = Recount([find("A-1", "fail", 1, 0)]).tally(["unit"])["rows"]
    assert [(row["unit"], row["failed"]) for row in rows] == [("", 1)]


@pytest.mark.parametrize(
    "by", [["station"], ["indicator"], ["day", "inspector"], ["office"], ["station", "indicator", "kind"]]
)
def test_rows_sum_to_the_total(by):
    lines = [*reference(), find("A-1", "fail", 5, 3), find("A-2", "pass"), acts("A-3", {"found": 4, "settled": 4})]
    tally = Recount(lines).tally(by)
    for name in recount.FIGURES:
        assert sum(row[name] for row in tally["rows"]) == tally["total"][name]


def test_the_worked_example():
    """The twenty records of Documentation/measures.md."""
    two = {"occasion": "am.2"}
    review = f"check/P01.1/{TODAY}/am.1"
    withdrawn = line(f"check/P01.1/{TODAY}/am.2/CLN-03", "finding", {"withdrawn": True, "reason": "slip"}, "B")
    example = [
        find("CLN-01", "fail", 3, 2),
        find("CLN-02", "pass"),
        find("CLN-03", "fail", 2, 2),
        find("CLN-05", "fail", 4, 4),
        find("FIR-01", "pass") | {"inspector": "B", "conflict": True},
        find("ADV-04", "not-applicable"),
        find("GRN-01", "could-not-see"),
        find("PET-01", "not-looked-at"),
        find("FAC-02", "pass", facts={"area_cm2": 12_000}),
        find("FAC-03", "fail", 1, 0),
        line(f"{review}/FAC-03", "review", {"verdict": "replaced", "findings": ["aa"], "answer": "pass"}, "C"),
        find("ORD-01", "fail", 1, 0),
        line(f"{review}/ORD-01", "review", {"verdict": "returned", "findings": ["aa"]}, "C"),
        find("CLN-01", "fail", 1, 0, repeat="aa", **two),
        find("CLN-02", "pass", **two) | {"inspector": "B", "observed": 1},
        withdrawn,
        line(f"check/P01.1/{TODAY}/am.2/*", "sweep", {"indicators": ["CLN-02", "CLN-03", "FIR-01"]}),
        acts("TRF-06", {"found": 5, "settled": 5}),
        acts("TRF-06", {"found": 2, "settled": 2}, "S01.0008"),
        line(f"count/P01.1/{TODAY}/am/TRF-06/S01.0008", "double", {"double": True}),
        acts("TRF-01", {"numerator": 19, "denominator": 20}),
        acts("TRF-01", {"numerator": 20, "denominator": 20}, "S01.0008"),
        find("PRK-01", "exempt", **two),
    ]
    got = total(*reference(), *example)
    told = {
        "passed": 6,
        "failed": 4,
        "exempt": 2,
        "could_not_see": 1,
        "made": 13,
        "found": 15,
        "settled": 13,
        "left": 2,
        "new": 3,
        "repeated": 1,
        "mended": 1,
        "risk": 1,
        "numerator": 39,
        "denominator": 40,
        "disputed": 1,
        "typed": 1,
        "reviewed": 2,
    }
    assert {name: got[name] for name in told} == told
