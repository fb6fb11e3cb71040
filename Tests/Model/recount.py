"""A recount of tallies from the entries in force, written from Documentation/measures.md and registers.md alone.

    watchbook ledger lines LEDGER > lines.jsonl
    python3 recount.py lines.jsonl --from 2026-05-12 --to 2026-05-12 --by station,indicator

Reads one JSON object a line: record, register, inspector, stamp_ms, observed, conflict, decision, answered (what a
decision answers, greatest first), digest, claim. Slow and plain; facts are judged by judging.py, and where that
leaves it open the stated answer counts.
"""

import argparse
import datetime
import itertools
import json
import re
import sys
import unicodedata
from collections import defaultdict
from fractions import Fraction

from judging import compare, judge

LINES = ("point", "supervision", "authority", "lead")
UNITS = ("unit", *(f"unit-{line}" for line in LINES))
DIMENSIONS = (
    "day",
    "week",
    "month",
    "quarter",
    "station",
    "point",
    "office",
    "type",
    "area",
    "street",
    "declared",
    "leader",
    "cadre",
    "indicator",
    "group",
    "inspector",
    "inspector-kind",
    "kind",
    "level",
    "finder",
    "line",
    "source",
    "action",
    "slot",
    *UNITS,
)
KINDS = ("unplanned", "patrol", "open", "covert", "mock", "recheck")
FIGURES = (
    "made",
    "passed",
    "failed",
    "exempt",
    "risk",
    "could_not_see",
    "not_applicable",
    "not_looked_at",
    "found",
    "settled",
    "repeated",
    "mended",
    "numerator",
    "denominator",
    "disputed",
    "decided",
    "reviewed",
    "typed",
    "late",
)
LIMIT = 1_000_000_000
ZONE = 480
# Traditional characters that stand in names of bodies, with their simplified ones.
TRADITIONAL = str.maketrans(
    "縣監農貿場鎮區鄉東門業產廳處衛關會總領導員隊長國學體電車運輸環設務調與龍",
    "县监农贸场镇区乡东门业产厅处卫关会总领导员队长国学体电车运输环设务调与龙",
)


def fold(name):
    """A name without what spellings differ in."""
    plain = unicodedata.normalize("NFKC", name).translate(TRADITIONAL)
    plain = re.sub(r"[(\[（【][a-zA-Z\u0101-\u01dc ]*[)\]）】]", "", plain)
    return re.sub(r"[\s\"'“”‘’「」『』《》]", "", plain).lower()


class Versions:
    """Dated versions by name: the latest that has begun, else the earliest."""

    def __init__(self):
        self.by_name = defaultdict(dict)

    def add(self, name, date, claim):
        """Takes in a version; a withdrawn one is none."""
        if not claim.get("withdrawn"):
            self.by_name[name][date] = claim

    def at(self, name, date):
        """The version that holds on a date, or None."""
        versions = self.by_name.get(name)
        if not versions:
            return None
        begun = [one for one in versions if one <= date]
        return versions[max(begun) if begun else min(versions)]


class Count:
    """What a judgement or a running total adds, and under which circumstances it was said."""

    def __init__(self, line, station, date, indicator, slot, claim, kind="watch", **figures):
        self.station, self.date, self.indicator, self.slot, self.claim = station, date, indicator, slot, claim
        self.of_case = {}
        said, is_own = said_by(line)
        self.inspector, self.kind = said["inspector"], kind
        self.figures = dict.fromkeys(FIGURES, 0) | figures
        self.figures["disputed"] = int(bool(line["conflict"]))
        self.figures["decided"] = int(bool(line.get("decision")))
        self.figures["typed"] = int(said["observed"] != 0)
        self.figures["late"] = int(said["stamp_ms"] >= deadline(date) and not is_own)


class Recount:
    """Entries in force, and what is asked of them."""

    def __init__(self, lines):
        self.points, self.units, self.rules, self.titles = Versions(), Versions(), {}, Versions()
        self.standards = defaultdict(lambda: {"from": None, "indicators": {}})
        self.persons = Versions()
        self.work, self.cases = [], defaultdict(dict)
        for line in lines:
            self._take(line)
        self._names = {}
        self._counted = None

    def _take(self, line):
        kind, *rest = line["record"].split("/")
        register, claim = line["register"], line["claim"]
        if kind in ("check", "count"):
            self.work.append(line)
        elif kind == "case":
            if not claim.get("withdrawn"):
                self.cases[line["record"]][register] = claim
        elif kind == "point" and register == "place":
            self.points.add(rest[0], rest[1], claim)
        elif kind == "unit":
            self.units.add(rest[0], rest[1], claim)
        elif kind == "person":
            self.persons.add(rest[0], rest[1], claim)
        elif kind == "settings" and rest[0] == "city" and register == "exemptions":
            self.titles.add("city", rest[1], claim)
        elif kind == "settings" and rest[0] == "decomposition" and register.startswith("rule."):
            if not claim.get("withdrawn"):
                self.rules.setdefault(rest[1], []).append(claim)
        elif kind == "standard":
            standard = self.standards[rest[0]]
            if register == "meta":
                standard["from"] = claim.get("from") or "0000-00-00"
                standard["gone"] = bool(claim.get("withdrawn"))
            elif register.startswith("indicator.") and not claim.get("withdrawn"):
                standard["indicators"][register.removeprefix("indicator.")] = claim

    # --- standards ---

    def indicator(self, code, date):
        """The row that judges a code on a date, or None."""
        systems = defaultdict(list)
        for name, standard in self.standards.items():
            if not standard.get("gone"):
                systems[name.split("@")[0].rpartition("-")[0]].append((standard["from"] or "", name))
        for _, versions in sorted(systems.items()):
            begun = [one for one in versions if one[0] <= date]
            row = self.standards[max(begun)[1] if begun else min(versions)[1]]["indicators"].get(code)
            if row is not None:
                return row
        return None

    def is_exempt(self, code, date):
        """Whether the city meets an indicator by a title."""
        titles = self.titles.at("city", date)
        if titles is None or code in titles.get("except", ()):
            return False
        if code in titles.get("also", ()):
            return True
        row = self.indicator(code, date) or {}
        return row.get("exemption") in titles.get("titles", ())

    def judged(self, code, date, claim):
        """The answer of a finding: by its facts where they can be judged, else as stated."""
        answer, facts, row = claim["answer"], claim.get("facts"), self.indicator(code, date)
        if answer not in ("pass", "fail") or not facts or row is None:
            return answer
        verdict = judge(row, facts, date=date)
        return answer if verdict is None else "pass" if verdict else "fail"

    # --- checks and counts ---

    def counts(self):
        """Everything that counts."""
        records = defaultdict(dict)
        for line in self.work:
            records[line["record"]][line["register"]] = line
        occasions = defaultdict(dict)
        for record, registers in records.items():
            kind, *rest = record.split("/")
            if kind == "check":
                station, date, occasion, indicator = rest
                occasions[station, date, occasion][indicator] = registers
            else:
                yield from self._totals(rest, registers)
        for (station, date, occasion), checks in occasions.items():
            yield from self._checks(station, date, occasion, checks)

    def _totals(self, names, registers):
        station, date, slot, indicator, inspector = names
        double = registers.get("double", {"claim": {}})["claim"]
        if double.get("double") is True and not double.get("withdrawn"):
            return
        for register, line in registers.items():
            claim = line["claim"]
            if not register.startswith("acts.") or claim.get("withdrawn"):
                continue
            figures = {name: number(claim, name) for name in ("found", "settled", "numerator", "denominator")}
            one = Count(line, station, date, indicator, slot, claim, **figures)
            one.inspector = inspector
            yield one

    def _checks(self, station, date, occasion, checks):
        answered = set()
        for indicator, registers in checks.items():
            if indicator == "*":
                continue
            line, claim, reviewed = effective(registers)
            finding = registers.get("finding")
            stands = finding is not None and not finding["claim"].get("withdrawn")
            if stands or claim is not None:
                answered.add(indicator)
            if claim is None:
                if reviewed:
                    one = Count(line, station, date, indicator, slot_of(occasion), line["claim"], kind_of(occasion))
                    one.figures["reviewed"] = 1
                    if stands:
                        one.of_case = self.units_of_case(finding)
                    yield one
                continue
            one = self._finding(line, station, date, indicator, occasion, claim)
            one.figures["reviewed"] = int(reviewed)
            if stands:
                one.of_case = self.units_of_case(finding)
            yield one
        sweep = checks.get("*", {}).get("sweep")
        if sweep is None or sweep["claim"].get("withdrawn"):
            return
        passed = set(sweep["claim"]["indicators"])
        for indicator in sorted(passed - answered):
            yield self._finding(sweep, station, date, indicator, occasion, {"answer": "pass"})
        for indicator in sorted(set(sweep["claim"].get("not_applicable", [])) - passed - answered):
            yield self._finding(sweep, station, date, indicator, occasion, {"answer": "not-applicable"})

    def _finding(self, line, station, date, indicator, occasion, claim):
        answer = self.judged(indicator, date, claim)
        figures = {}
        if answer in ("pass", "fail") and self.is_exempt(indicator, date):
            figures["exempt"] = 1
            figures["risk"] = int(answer == "fail")
        else:
            names = {"pass": "passed", "fail": "failed"}
            figures[names.get(answer, answer.replace("-", "_"))] = 1
        if answer == "fail":
            if claim.get("repeat"):
                figures["repeated"] = figures.get("failed", 0)
                figures["found"] = worse_by(claim)
                figures["settled"] = min(number(claim, "settled"), figures["found"])
            else:
                figures["found"] = max(1, number(claim, "found"))
                figures["settled"] = number(claim, "settled")
        figures |= self._ratio(indicator, date, claim)
        one = Count(line, station, date, indicator, slot_of(occasion), claim, kind_of(occasion), **figures)
        one.figures["mended"] = mended(one)
        one.figures["made"] = sum(one.figures[name] for name in ("passed", "failed", "exempt", "could_not_see"))
        return one

    def _ratio(self, code, date, claim):
        """Numerator and denominator of the facts of a ratio finding."""
        row, facts = self.indicator(code, date) or {}, claim.get("facts") or {}
        if row.get("kind") != "ratio":
            return {}
        reading = dict(part.split("=") for part in (row.get("reading") or "").split(";") if part)
        names = {name: reading.get(name, name).replace("_m2", "_cm2") for name in ("numerator", "denominator")}
        if not all(isinstance(facts.get(field), int) for field in names.values()):
            return {}
        return {name: facts[field] for name, field in names.items()}

    # --- who answers ---

    def unit(self, name, date):
        """The id of the one unit that a name leads to, else the name."""
        if name in self.units.by_name:
            return name
        if date not in self._names:
            names = self._names[date] = defaultdict(set)
            for id_ in self.units.by_name:
                claim = self.units.at(id_, date)
                for one in [claim["name"], *claim.get("aliases", ())]:
                    names[fold(one)].add(id_)
        ids = self._names[date].get(fold(name), ())
        return next(iter(ids)) if len(ids) == 1 else name

    def units_of_case(self, finding):
        """{line: units} of the latest dispatch of a finding's case that the unit did not return."""
        case = self.cases.get(finding["claim"].get("case"), {})
        if case.get("report", {}).get("check") != finding["record"]:
            return {}
        numbers = [int(name[9:]) for name in case if re.fullmatch(r"dispatch\.[1-9]\d{0,3}", name)]
        for number in sorted(numbers, reverse=True):
            dispatch = case[f"dispatch.{number}"]
            units = {}
            for line in LINES:
                named = dispatch.get("units", {}).get(line)
                named = [named] if isinstance(named, str) else named
                if named:
                    units[line] = named
            main = dispatch.get("main") or next(iter(units.values()), [""])[0]
            is_returned = f"return.{number}" in case and f"refusal.{number}" not in case and not dispatch.get("final")
            if main and not is_returned:
                return units or {"point": [main]}
        return {}

    def people(self, texts, date):
        """The numbers that numbers and names lead to; a name of nobody or of several as it is."""
        found = []
        for text in texts:
            same = [
                number
                for number in self.persons.by_name
                if fold(self.persons.at(number, date).get("name", "")) == fold(text)
            ]
            found.append(same[0] if text not in self.persons.by_name and len(same) == 1 else text)
        return sorted(set(found)) or [""]

    def charges(self, one):
        """{line: ids of the units that answer}, {line: ids of those that assist}."""
        point = one.station.rpartition(".")[0]
        place = self.points.at(point, one.date) or {}
        begun = [date for date in self.rules if date <= one.date]
        rules = self.rules[max(begun)] if begun else []
        charged, assisting = {}, {}
        for line in LINES:
            named = one.claim.get("units", {}).get(line)
            units = [named] if isinstance(named, str) else named or one.of_case.get(line)
            best = [] if units else best_rules(rules, one.indicator, line, point, place)
            units = units or [unit for rule in best for unit in rule["main"]] or place.get("units", {}).get(line)
            if units:
                charged[line] = sorted({self.unit(unit, one.date) for unit in units})
            helpers = {self.unit(unit, one.date) for rule in best for unit in rule.get("assisting", ())}
            assisting[line] = sorted(helpers - set(charged.get(line, ())))
        return charged, assisting

    # --- tallies ---

    def values(self, one):
        """{dimension: values} of a count, without its units."""
        point = one.station.rpartition(".")[0]
        place = self.points.at(point, one.date) or {}
        person = self.persons.at(one.inspector, one.date) or {}
        own = "self" if one.kind == "watch" else person.get("level") or "self"
        level = one.claim.get("level") or own
        day = datetime.date.fromisoformat(one.date)
        year, week, _ = day.isocalendar()
        return {
            "day": [one.date],
            "week": [f"{year:04}-W{week:02}"],
            "month": [one.date[:7]],
            "quarter": [f"{one.date[:4]}-Q{(day.month + 2) // 3}"],
            "station": [one.station],
            "point": [point],
            "office": [place.get("office", "")],
            "type": place.get("types") or [""],
            "area": [place.get("area", "")],
            "street": [place.get("street", "")],
            "declared": ["" if not place else "drawn" if place.get("drawn") else "declared"],
            "leader": self.people(place.get("leaders", ()), one.date),
            "cadre": self.people(place.get("cadres", ()), one.date),
            "indicator": [one.indicator],
            "group": [(self.indicator(one.indicator, one.date) or {}).get("group", "")],
            "inspector": [one.inspector],
            "inspector-kind": [person.get("kind", "")],
            "kind": [one.kind],
            "level": [level],
            "finder": ["self" if level == "self" else "others"],
            "line": [one.claim.get("line", "")],
            "source": [one.claim.get("source", "inspector")],
            "action": [one.claim.get("action", "")],
            "slot": [one.slot],
        }

    def keys(self, one, dimensions, assisting):
        """The rows that a count stands in; a unit with its role."""
        values = self.values(one)
        if set(dimensions) & set(UNITS):
            charged, helping = self.charges(one)
            charged["unit"] = sorted({unit for units in charged.values() for unit in units})
            helping["unit"] = sorted({unit for units in helping.values() for unit in units} - set(charged["unit"]))
            for name in UNITS:
                line = name.removeprefix("unit-")
                values[name] = [(unit, "main") for unit in charged.get(line) or [""]]
                values[name] += [(unit, "assisting") for unit in helping.get(line, ()) if assisting]
        return itertools.product(*(values[name] for name in dimensions))

    def tally(self, dimensions, first="", last="9999-12-31", assisting=False):
        """The tally as the program's JSON has it: rows and a total that counts everything once."""
        rows, total = defaultdict(lambda: dict.fromkeys(FIGURES, 0)), dict.fromkeys(FIGURES, 0)
        if self._counted is None:
            self._counted = list(self.counts())
        for one in self._counted:
            if not first <= one.date <= last:
                continue
            for row in [total, *(rows[key] for key in set(self.keys(one, dimensions, assisting)))]:
                for name in FIGURES:
                    row[name] += one.figures[name]
        listed = [named(dimensions, key, assisting) | finished(row) for key, row in sorted(rows.items())]
        for row in listed if "indicator" in dimensions else ():
            clause = self.indicator(row["indicator"], last) or {}
            if verdict := rate_verdict(clause, row["numerator"], row["denominator"]):
                row["verdict"] = verdict
        return {"rows": listed, "total": finished(total)}


def number(claim, name):
    """A number of a claim, 0 where it states none."""
    value = claim.get(name, 0)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LIMIT else 0


def said_by(line):
    """Whose word is in force, and whether it is an office's own: a decision that says what one of the entries said
    that it answers is the word of the greatest of these."""
    if not line.get("decision"):
        return line, False
    same = [one for one in line["answered"] if one["claim"] == line["claim"]]
    return (same[0], False) if same else (line, True)


def effective(registers):
    """What counts for a check: its line, its claim (None: nothing), and whether a review changed it."""
    finding, review = registers.get("finding"), registers.get("review")
    if finding is not None and finding["claim"].get("withdrawn"):
        finding = None
    if review is not None and review["claim"].get("withdrawn"):
        review = None
    said = finding and finding["claim"]
    if review is None or review["claim"]["verdict"] == "confirmed":
        return finding, said, False
    claim = review["claim"]
    if claim["verdict"] == "replaced":
        judgement = {name: value for name, value in claim.items() if name not in ("verdict", "findings")}
        return finding or review, judgement, True
    if finding is not None and finding["digest"] not in claim.get("findings", ()):
        return finding, said, False
    return finding, None, finding is not None


def slot_of(occasion):
    """The slot of a round, empty outside of watches."""
    is_round = re.fullmatch(r"([^.]+)\.\d+", occasion)
    return is_round[1] if is_round else ""


def kind_of(occasion):
    """The kind of inspection."""
    return "watch" if slot_of(occasion) else next((one for one in KINDS if occasion.startswith(f"{one}-")), "other")


def deadline(date):
    """Milliseconds since 1970 UTC of noon of the day after, by the city's clock."""
    noon = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC) + datetime.timedelta(days=1, hours=12)
    return (int(noon.timestamp()) - ZONE * 60) * 1000


def mended(one):
    """1 for a failed check whose problems were all settled on the spot."""
    figures = one.figures
    settled = 0 < figures["found"] <= figures["settled"]
    if one.claim.get("repeat"):
        settled = settled and number(one.claim, "settled") == number({"found": 1} | one.claim, "found")
    return int(figures.get("failed", 0) == 1 and settled)


def worse_by(claim):
    """How many came in addition to what is still there."""
    worse = number(claim, "worse")
    return worse if 0 < worse <= number({"found": 1} | claim, "found") else 0


def finished(row):
    """A row with the figures that follow from its sums."""
    return row | {"left": row["found"] - row["settled"], "new": row["failed"] - row["repeated"]}


def named(dimensions, key, assisting):
    """The values of a row by their dimensions; where units assist, with the role of each."""
    row = {}
    for name, value in zip(dimensions, key):
        row[name] = value[0] if name in UNITS else value
        if assisting and name in UNITS:
            row[f"{name}_role"] = value[1]
    return row


def best_rules(rules, code, line, point, place):
    """The rules that fit most closely."""
    best, found = 0, []
    for rule in rules:
        if rule["indicator"] != code or rule["line"] != line:
            continue
        area, kind = rule.get("area"), rule.get("type")
        near = {None: 0, place.get("office"): 2, place.get("area"): 3, point: 4}
        if area not in near or kind is not None and kind not in place.get("types", ()):
            continue
        closeness = 1 + 2 * near[area] + (kind is not None)
        if closeness > best:
            best, found = closeness, []
        if closeness == best:
            found.append(rule)
    return found


def rate_verdict(row, numerator, denominator):
    """`met`, `not-met`, `sample-too-small` or an empty text for a rate that is not judged."""
    if row.get("kind") != "ratio" or not row.get("comparator") or not denominator:
        return ""
    if denominator < int(row.get("minimum") or 0):
        return "sample-too-small"
    rate = Fraction(100 * numerator, denominator)
    return "met" if compare(rate, row["comparator"], Fraction(row["limit"])) else "not-met"


def main():
    """Prints the tally of a file of lines as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("lines", help="JSON Lines, - for standard input")
    options.add_argument("--by", default="station", help=f"dimensions, with commas: {', '.join(DIMENSIONS)}")
    options.add_argument("--from", dest="first", default="")
    options.add_argument("--to", dest="last", default="9999-12-31")
    options.add_argument("--assisting", action="store_true", help="units that assist in rows of their own")
    given = options.parse_args()
    file = sys.stdin if given.lines == "-" else open(given.lines, encoding="utf-8")
    with file:
        recount = Recount(json.loads(line) for line in file if line.strip())
    dimensions = given.by.split(",")
    if unknown := set(dimensions) - set(DIMENSIONS):
        options.error(f"unknown: {', '.join(sorted(unknown))}")
    tally = recount.tally(dimensions, given.first, given.last, given.assisting)
    print(json.dumps(tally, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
