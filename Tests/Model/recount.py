"""A recount of tallies from the entries in force, written from Documentation/measures.md and registers.md alone.

    watchbook ledger lines LEDGER > lines.jsonl
    python3 recount.py lines.jsonl --from 2026-05-12 --to 2026-05-12 --by station,indicator

Reads one JSON object a line: record, register, inspector, stamp_ms, observed, conflict, digest, claim. Slow and
plain; facts are judged for conditions, numbers and spots, everything else by the answer that was stated.
"""

import argparse
import itertools
import json
import re
import sys
import unicodedata
from collections import defaultdict
from fractions import Fraction

LINES = ("point", "supervision", "authority", "lead")
DIMENSIONS = ("date", "station", "point", "office", "type", "indicator", "inspector", "kind", "level", "line", "unit")
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
    "numerator",
    "denominator",
    "disputed",
    "reviewed",
)
LIMIT = 1_000_000_000
# Traditional characters that stand in names of bodies, with their simplified ones.
TRADITIONAL = str.maketrans("縣監農貿場鎮區鄉東門業產廳處衛關會總領導員隊長國學體電車運輸環設務調與龍", "县监农贸场镇区乡东门业产厅处卫关会总领导员队长国学体电车运输环设务调与龙")


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

    def __init__(self, line, station, date, indicator, kind, claim, **figures):
        self.station, self.date, self.indicator, self.kind, self.claim = station, date, indicator, kind, claim
        self.inspector = line["inspector"]
        self.figures = dict.fromkeys(FIGURES, 0) | figures


class Recount:
    """Entries in force, and what is asked of them."""

    def __init__(self, lines):
        self.points, self.units, self.rules, self.titles = Versions(), Versions(), {}, Versions()
        self.standards = defaultdict(lambda: {"from": None, "indicators": {}})
        self.persons = Versions()
        self.work = []
        for line in lines:
            self._take(line)
        self._names = {}

    def _take(self, line):
        kind, *rest = line["record"].split("/")
        register, claim = line["register"], line["claim"]
        if kind in ("check", "count"):
            self.work.append(line)
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
        verdict = judge(row, facts)
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
        station, date, _, indicator, inspector = names
        double = registers.get("double", {"claim": {}})["claim"]
        if double.get("double") is True and not double.get("withdrawn"):
            return
        for register, line in registers.items():
            claim = line["claim"]
            if not register.startswith("acts.") or claim.get("withdrawn"):
                continue
            figures = {name: number(claim, name) for name in ("found", "settled", "numerator", "denominator")}
            one = Count(line, station, date, indicator, "watch", claim, **figures)
            one.inspector = inspector
            yield one

    def _checks(self, station, date, occasion, checks):
        kind = next((kind for kind in KINDS if occasion.startswith(f"{kind}-")), "watch")
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
                continue
            one = self._finding(line, station, date, indicator, kind, claim)
            one.figures["reviewed"] = int(reviewed)
            one.figures["disputed"] = int(stands and bool(finding.get("conflict")))
            yield one
        sweep = checks.get("*", {}).get("sweep")
        if sweep is None or sweep["claim"].get("withdrawn"):
            return
        for indicator in sorted(set(sweep["claim"]["indicators"]) - answered):
            one = self._finding(sweep, station, date, indicator, kind, {"answer": "pass"})
            one.figures["disputed"] = int(bool(sweep.get("conflict")))
            yield one

    def _finding(self, line, station, date, indicator, kind, claim):
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
            else:
                figures["found"] = number(claim, "found") if "found" in claim else 1
                figures["settled"] = number(claim, "settled")
        one = Count(line, station, date, indicator, kind, claim, **figures)
        one.figures["made"] = sum(one.figures[name] for name in ("passed", "failed", "exempt", "could_not_see"))
        return one

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

    def charges(self, one):
        """{line: ids of the units that answer}."""
        point = one.station.rpartition(".")[0]
        place = self.points.at(point, one.date) or {}
        begun = [date for date in self.rules if date <= one.date]
        rules = self.rules[max(begun)] if begun else []
        charged = {}
        for line in LINES:
            named = one.claim.get("units", {}).get(line)
            units = [named] if isinstance(named, str) else named
            units = units or best_rule(rules, one.indicator, line, point, place) or place.get("units", {}).get(line)
            if units:
                charged[line] = sorted({self.unit(unit, one.date) for unit in units})
        return charged

    # --- tallies ---

    def keys(self, one, dimensions):
        """The rows that a count stands in."""
        point = one.station.rpartition(".")[0]
        place = self.points.at(point, one.date) or {}
        values = {
            "date": [one.date],
            "station": [one.station],
            "point": [point],
            "office": [place.get("office", "")],
            "type": place.get("types") or [""],
            "indicator": [one.indicator],
            "inspector": [one.inspector],
            "kind": [one.kind],
            "level": [one.claim.get("level", "")],
        }
        if {"line", "unit"} & set(dimensions):
            pairs = [(line, unit) for line, units in self.charges(one).items() for unit in units] or [("", "")]
        else:
            pairs = [("", "")]
        plain = [values[name] for name in dimensions if name in values]
        for line, unit in pairs:
            for choice in itertools.product(*plain):
                chosen = iter(choice)
                both = {"line": line, "unit": unit}
                yield tuple(both[name] if name in both else next(chosen) for name in dimensions)

    def tally(self, dimensions, first="", last="9999-12-31"):
        """The tally as the program's JSON has it: rows and a total that counts everything once."""
        rows, total = defaultdict(lambda: dict.fromkeys(FIGURES, 0)), dict.fromkeys(FIGURES, 0)
        ratios = defaultdict(int)
        for one in self.counts():
            if not first <= one.date <= last:
                continue
            for key in [None, *sorted(set(self.keys(one, dimensions)))]:
                row = total if key is None else rows[key]
                for name in FIGURES:
                    row[name] += one.figures[name]
                ratios[key, "after"] += after_settling(one)
        listed = []
        for key, row in sorted(rows.items()):
            listed.append(dict(zip(dimensions, key)) | finished(row, ratios[key, "after"]))
        return {"rows": listed, "total": finished(total, ratios[None, "after"])}

    def ratios(self, dimensions, first="", last="9999-12-31"):
        """Rates of acts on summed counts: {(row, indicator): (numerator, denominator, verdict)}."""
        sums = defaultdict(lambda: [0, 0, ""])
        for one in self.counts():
            if first <= one.date <= last and one.figures["denominator"]:
                for key in set(self.keys(one, dimensions)):
                    entry = sums[key, one.indicator]
                    entry[0] += one.figures["numerator"]
                    entry[1] += one.figures["denominator"]
                    entry[2] = max(entry[2], one.date)
        return {
            key: (upper, lower, rate_verdict(self.indicator(key[1], date) or {}, upper, lower))
            for key, (upper, lower, date) in sums.items()
        }


def number(claim, name):
    """A number of a claim, 0 where it states none."""
    value = claim.get(name, 0)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LIMIT else 0


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


def after_settling(one):
    """1 for a failed check whose problems were all settled on the spot."""
    figures = one.figures
    return int(figures["failed"] == 1 and figures["found"] > 0 and figures["settled"] >= figures["found"])


def finished(row, after):
    """A row with the figures that follow from its sums."""
    judged = row["passed"] + row["failed"]
    return row | {
        "left": row["found"] - row["settled"],
        "new_problems": row["failed"] - row["repeated"],
        "judged": judged,
        "passed_after_settling": row["passed"] + after,
    }


def best_rule(rules, code, line, point, place):
    """The main units of the rules that fit most closely, or None."""
    best, units = 0, []
    for rule in rules:
        if rule["indicator"] != code or rule["line"] != line:
            continue
        area, kind = rule.get("area"), rule.get("type")
        near = {None: 0, place.get("office"): 2, place.get("area"): 3, point: 4}
        if area not in near or kind is not None and kind not in place.get("types", ()):
            continue
        closeness = 1 + 2 * near[area] + (kind is not None)
        if closeness > best:
            best, units = closeness, []
        if closeness == best:
            units += rule["main"]
    return units or None


# --- judging --------------------------------------------------------------------------------


def compare(value, comparator, limit):
    """Whether a number keeps a limit."""
    return {"<": value < limit, "<=": value <= limit, "==": value == limit, ">=": value >= limit, ">": value > limit}[
        comparator
    ]


def rate_verdict(row, numerator, denominator):
    """`pass`, `fail`, `small` or an empty text for a rate that is not judged."""
    if not row.get("comparator") or not denominator:
        return ""
    if denominator < int(row.get("minimum") or 0):
        return "small"
    rate = Fraction(100 * numerator, denominator)
    return "pass" if compare(rate, row["comparator"], Fraction(row["limit"])) else "fail"


def judge(row, facts):
    """Whether facts pass; None where they cannot be judged here."""
    kind, rule = row.get("kind"), row.get("rule")
    if kind == "presence" and rule and any(name in facts for name in re.findall(r"[a-z_0-9]+", rule)):
        return holds(rule, facts)
    if kind == "presence" and row.get("limit") == "0" and isinstance(facts.get("count"), int):
        return facts["count"] == 0
    if kind == "area" and row.get("comparator"):
        names = [name for name in facts if name.endswith("_cm2")]
        reading = dict(part.split("=") for part in (row.get("reading") or "").split(";") if part)
        if len(names) != 1 or reading.get("under", "passes") != "passes":
            return None
        spots = facts[names[0]] if isinstance(facts[names[0]], list) else [facts[names[0]]]
        limit = Fraction(row["limit"]) * (10_000 if row.get("unit") == "m2" else 1)
        spots = [sum(spots)] if reading.get("per") == "all" else spots
        return all(compare(spot, row["comparator"], limit) for spot in spots)
    return None


def holds(rule, facts):
    """Whether a rule of conditions holds; None when a fact is missing that could change it."""
    names = sorted(set(re.findall(r"[a-z][a-z_0-9]*(?:=[a-z_0-9]+)?", rule)), key=len, reverse=True)
    unknown = [name for name in names if name.split("=")[0] not in facts]
    outcomes = set()
    for guess in itertools.product((True, False), repeat=len(unknown)):
        known = dict(zip(unknown, guess))
        for name in names:
            if name not in known:
                field, _, word = name.partition("=")
                known[name] = facts[field] == word if word else bool(facts[field])
        text = re.sub(r"[a-z][a-z_0-9]*(?:=[a-z_0-9]+)?", lambda found: f" {int(known[found[0]])} ", rule)
        outcomes.add(evaluate(re.findall(r"[01!&|()]", text)))
    return outcomes.pop() if len(outcomes) == 1 else None


def evaluate(tokens):
    """The value of 0, 1, !, &, | and brackets."""

    def either():
        value = both()
        while tokens and tokens[0] == "|":
            tokens.pop(0)
            value = both() or value
        return value

    def both():
        value = one()
        while tokens and tokens[0] == "&":
            tokens.pop(0)
            value = one() and value
        return value

    def one():
        token = tokens.pop(0)
        if token == "!":
            return not one()
        if token == "(":
            value = either()
            tokens.pop(0)
            return value
        return token == "1"

    return either()


def main():
    """Prints the tally of a file of lines as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("lines", help="JSON Lines, - for standard input")
    options.add_argument("--by", default="station", help=f"dimensions, with commas: {', '.join(DIMENSIONS)}")
    options.add_argument("--from", dest="first", default="")
    options.add_argument("--to", dest="last", default="9999-12-31")
    given = options.parse_args()
    file = sys.stdin if given.lines == "-" else open(given.lines, encoding="utf-8")
    with file:
        recount = Recount(json.loads(line) for line in file if line.strip())
    dimensions = given.by.split(",")
    if unknown := set(dimensions) - set(DIMENSIONS):
        options.error(f"unknown: {', '.join(sorted(unknown))}")
    print(json.dumps(recount.tally(dimensions, given.first, given.last), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
