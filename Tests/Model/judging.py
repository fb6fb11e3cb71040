"""What a standard makes of facts, written from Documentation/standards.md alone.

A row is the claim of a register `indicator.<code>`; facts are those of a finding, in recorded names and units.
"""

import datetime
import itertools
import re
from fractions import Fraction

AREAS = {"m2": 10_000, "cm2": 1}
LENGTHS = {"km": 1_000_000, "m": 1000, "cm": 10, "mm": 1}
CONDITION = r"[a-z][a-z_0-9]*(?:=[a-z_0-9]+)?"


def recorded(field):
    """The name under which a field of a standard's file is recorded."""
    for ending, other in (("_m2", "_cm2"), ("_km", "_mm"), ("_cm", "_mm"), ("_m", "_mm")):
        if field.endswith(ending):
            return field.removesuffix(ending) + other
    return f"{field}_milli" if field == "value" or field.endswith("_value") else field


def judge(row, facts, found=None, date=None):
    """Whether facts pass: True, False, or None where the row leaves it open.

    found: the number found that the finding states; date: the day of the check.
    """
    return Clause(row, facts, found, date).verdict()


class Clause:
    """One row of a standard with the facts of one finding."""

    def __init__(self, row, facts, found=None, date=None):
        self.row, self.facts, self.found, self.date = row, facts, found, date
        self.kind, self.rule = row.get("kind"), row.get("rule")
        self.reading = dict(part.strip().split("=") for part in (row.get("reading") or "").split(";") if part.strip())
        self.fields = list(row.get("evidence_fields") or ())

    def verdict(self):
        """True, False or None."""
        if not self.row.get("comparator"):
            return None
        if self.kind == "presence":
            return self.presence()
        measured = getattr(self, self.kind)()
        if not self.rule:
            return measured
        both = (measured, holds(self.rule, self.facts))
        return False if False in both else None if None in both else True

    # --- parts of facts ---

    def keeps(self, number):
        """Whether a number keeps the limit."""
        limit = Fraction(self.row["limit"])
        return compare(Fraction(number), self.row["comparator"], limit)

    def numbers(self, name):
        """The whole numbers of a fact as a list; None where it is none, or one is negative."""
        value = self.facts.get(name)
        values = value if isinstance(value, list) else [value]
        whole = all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in values)
        return values if values and whole else None

    def condition(self, name):
        """A truth value, None where there is none; of several, whether all hold."""
        value = self.facts.get(name)
        values = value if isinstance(value, list) else [value]
        return all(values) if values and all(isinstance(one, bool) for one in values) else None

    def named(self, key, ends):
        """The recorded field that a reading names, or the first one that ends so."""
        if key in self.reading:
            return recorded(self.reading[key])
        return next((recorded(field) for field in self.fields if recorded(field).endswith(ends)), None)

    # --- kinds ---

    def presence(self):
        """The rule as soon as one of its facts is given; else the number of problems; else what is seen."""
        if self.rule and any(name.split("=")[0] in self.facts for name in re.findall(CONDITION, self.rule)):
            return holds(self.rule, self.facts)
        wanted = Fraction(self.row["limit"]) > 0
        name = recorded(self.reading.get("field", "count"))
        if name in self.facts:
            numbers = self.numbers(name)
            return None if numbers is None else self.seen(sum(numbers), wanted)
        there = self.condition("present" if wanted else "seen")
        if there is not None:
            return self.keeps(int(there))
        return None if self.found is None else self.seen(self.found, wanted)

    def seen(self, problems, wanted):
        """A number of problems, of which there may be none where the thing is wanted."""
        return self.keeps(int(problems == 0)) if wanted else self.keeps(problems)

    def count(self):
        """A number; the number found where only too many can be wrong."""
        label = self.reading.get("field") or ("count" if "count" in self.fields else (self.fields or ["count"])[0])
        name = recorded(label)
        if name in self.facts:
            numbers = self.numbers(name)
            return None if numbers is None else self.keeps(sum(numbers))
        worse = self.row["comparator"] in ("<", "<=") or (self.row["comparator"], self.row["limit"]) == ("==", "0")
        return self.keeps(self.found) if worse and self.found is not None else None

    def ratio(self):
        """Per cent of sums, of each pair, or a reported figure."""
        names = [recorded(self.reading.get(name, name)) for name in ("numerator", "denominator")]
        parts, wholes = map(self.numbers, names)
        if parts is None or wholes is None:
            return self.value()
        if len(parts) != len(wholes):
            return None
        if self.reading.get("per") != "item":
            parts, wholes = [sum(parts)], [sum(wholes)]
        outcomes = [self.rate(*pair) for pair in zip(parts, wholes)]
        return False if False in outcomes else None if None in outcomes else True

    def rate(self, part, whole):
        """One rate; None without a whole, below the least one, or where the part is larger."""
        base = 100 if self.kind == "ratio" else int(re.match(r"per_(\d+)", self.row["unit"])[1])
        if whole < max(1, int(self.row.get("minimum") or 1)) or self.kind == "ratio" and part > whole:
            return None
        return self.keeps(Fraction(base * part, whole))

    rate_per = ratio

    def value(self):
        """A department's figure in thousandths, or one above that of the year before where that passes too."""
        numbers = self.numbers(self.named("field", "value_milli"))
        if numbers is None or len(numbers) != 1:
            return None
        if self.keeps(Fraction(numbers[0], 1000)) or self.reading.get("or") != "rising":
            return self.keeps(Fraction(numbers[0], 1000))
        before = self.numbers(recorded(self.reading.get("before", "previous_year_value")))
        return None if before is None or len(before) != 1 else numbers[0] > before[0]

    def area(self):
        """Each spot by itself, or their sum."""
        return self.sizes("_cm2", AREAS)

    def length(self):
        """As areas."""
        return self.sizes("_mm", LENGTHS)

    def sizes(self, ends, units):
        """Sizes in the unit of the limit; a spot that only calls for repair is none too many."""
        numbers = self.numbers(self.named("field", ends))
        if numbers is None:
            return None
        if self.reading.get("under") == "repair":
            return sum(numbers) == 0
        judged = [sum(numbers)] if self.reading.get("per") == "all" else numbers
        return all(self.keeps(Fraction(one, units[self.row["unit"]])) for one in judged)

    def interval(self):
        """Distances along a street."""
        lengths = [recorded(field) for field in self.fields if recorded(field).endswith("_mm")]
        positions = self.numbers(lengths[0])
        start, end = (
            (self.numbers(next((one for one in lengths[1:] if one.endswith(f"{side}_mm")), "")) or [None])[0]
            for side in ("start", "end")
        )
        sections, ignored = self.reading.get("spacing") == "per-section", self.reading.get("ends") == "ignore"
        if positions is None or (None in (start, end) and not (ignored and not sections and len(positions) > 1)):
            return None
        start = min(positions) if start is None else start
        end = max(positions) if end is None else end
        if start > end:
            return None
        inside = sorted(one for one in positions if start <= one <= end)
        unit = LENGTHS[self.row["unit"]]
        if sections:
            size = int(Fraction(self.row["limit"]) * unit)
            last = end if not ignored else end - (end - start) % size
            edges = [(low, min(low + size, last)) for low in range(start, max(last, start + 1), size)]
            return all(any(low <= one <= high for one in inside) for low, high in edges if low < high)
        marks = inside if ignored and len(inside) > 1 else [start, *inside, end]
        gaps = [high - low for low, high in zip(marks, marks[1:])]
        return self.keeps(Fraction(max(gaps, default=0), unit))

    def age(self):
        """Days from one date to another."""
        dates = [field for field in self.fields if field.endswith("_date")]
        at = self.reading.get("at", "observed_date")
        since = self.reading.get("since") or next((one for one in dates if one != at), "last_date")
        first, last = self.facts.get(since), self.facts.get(at) or self.date
        if not first or not last or first > last:
            return None
        return self.keeps((datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days)

    def set(self):
        """How many of the listed things are there."""
        listed = self.facts.get(self.row["unit"])
        if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
            return self.keeps(len(set(listed) & set(self.fields)))
        known = [self.condition(name) for name in self.fields]
        there, missing = known.count(True), known.count(None)
        outcomes = {self.keeps(number) for number in range(there, there + missing + 1)}
        return outcomes.pop() if len(outcomes) == 1 else None


def compare(value, comparator, limit):
    """Whether a number keeps a limit."""
    return {"<": value < limit, "<=": value <= limit, "==": value == limit, ">=": value >= limit, ">": value > limit}[
        comparator
    ]


def holds(rule, facts):
    """Whether a rule of conditions holds; None when a fact is missing that could change it."""
    names = sorted(set(re.findall(CONDITION, rule)), key=len, reverse=True)
    unknown = [name for name in names if name.split("=")[0] not in facts]
    outcomes = set()
    for guess in itertools.product((True, False), repeat=len(unknown)):
        known = dict(zip(unknown, guess))
        for name in names:
            if name not in known:
                known[name] = met(name, facts)
        text = re.sub(CONDITION, lambda found: f" {int(known[found[0]])} ", rule)
        outcomes.add(evaluate(re.findall(r"[01!&|()]", text)))
    return outcomes.pop() if len(outcomes) == 1 else None


def met(name, facts):
    """Whether a known condition is met; in a list by every item."""
    field, _, word = name.partition("=")
    values = facts[field] if isinstance(facts[field], list) else [facts[field]]
    return all(one == word if word else bool(one) for one in values)


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
