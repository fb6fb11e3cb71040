"""Compares the built program's tallies with the recount, by every dimension that both know: of the sample town, as
handed in and after the office has decided the conflict about a fire passage, and of invented ones.

python3 compare_tally.py --watchbook ../../.build/debug/watchbook
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import recount
import town

MORE = (["station", "indicator", "unit-authority"], ["day", "station", "slot"], ["office", "type", "level"])
DISPUTED = f"check/P01.1/{town.TODAY}/am.1/FIR-01"


class Program:
    """The built program in a folder."""

    def __init__(self, watchbook, folder):
        self.watchbook, self.folder = watchbook, folder

    def __call__(self, *words):
        """Runs it and returns what it prints."""
        command = [self.watchbook, *words]
        return subprocess.run(command, capture_output=True, text=True, cwd=self.folder, check=True).stdout

    def copy(self, path):
        """Puts a file there that only its owner may read."""
        target = Path(self.folder) / path.name
        target.write_bytes(path.read_bytes())
        target.chmod(0o600)


def differences_of_town(run):
    """Texts that say where the program and the recount disagree about the town's day."""
    journals = str(town.FOLDER / "journals")
    run("ledger", "create", "town.ledger", "--trust", f"{journals}/root.pub")
    run("merge", "--into", "town.ledger", journals, "--now", "2026-05-13T14:00:00+08:00")
    yield from differences(run, "town.ledger", town.TODAY, town.TODAY)
    decide(run)
    yield from differences(run, "town.ledger", town.TODAY, town.TODAY)


def decide(run):
    """Has the office choose, after noon of the next day, that the passage was blocked."""
    heads = json.loads(run("conflicts", "show", "town.ledger", DISPUTED, "--json"))["heads"]
    chosen = next(head["digest"] for head in heads if head["claim"]["answer"] == "fail")
    for name in ("S01.0001.key", "S01.0001.journal"):
        run.copy(town.FOLDER / "devices" / name)
    writer = ("--journal", "S01.0001.journal", "--inspector", "S01.0001", "--now", "2026-05-13T14:20:00+08:00")
    run("conflicts", "resolve", "town.ledger", DISPUTED, "--choose", chosen, "--reason", "photo", *writer)


def differences_of_seed(run, seed):
    """The same of an invented town of several days."""
    shape = ("--devices", "8", "--points", "6", "--days", "40", "--entries", "3000")
    run("simulate", "--seed", str(seed), *shape, "--out", f"seed-{seed}")
    ledger = f"seed-{seed}.ledger"
    run("ledger", "create", ledger, "--trust", f"seed-{seed}/root.pub")
    run("merge", "--into", ledger, f"seed-{seed}/office.bundle", f"seed-{seed}/bundles")
    return differences(run, ledger, "2026-03-01", "2026-04-30")


def differences(run, ledger, first, last):
    """Texts that say where the program and the recount disagree."""
    recounted = recount.Recount(json.loads(line) for line in run("ledger", "lines", ledger).splitlines())
    asked = [(one, False) for one in (*([name] for name in recount.DIMENSIONS), *MORE)]
    asked += [([name], True) for name in recount.UNITS]
    for dimensions, assisting in asked:
        words = ["--from", first, "--to", last, "--by", ",".join(dimensions), "--json"]
        said = json.loads(run("tally", ledger, *words, *(["--assisting"] if assisting else [])))
        told = recounted.tally(dimensions, first, last, assisting)
        for title, both in (("total", ([said["total"]], [told["total"]])), ("rows", (said["rows"], told["rows"]))):
            figures = [figures_of(rows, dimensions) for rows in both]
            for key in sorted(set(figures[0]) | set(figures[1])):
                if figures[0].get(key) != figures[1].get(key):
                    place = f"{ledger} by {','.join(dimensions)}, {title} {key}"
                    yield f"{place}: {figures[0].get(key)}, not {figures[1].get(key)}"


def figures_of(rows, dimensions):
    """{values of a row's dimensions: its figures}."""
    names = (*recount.FIGURES, "left", "new")
    return {
        tuple((row.get(name, ""), row.get(f"{name}_role")) for name in dimensions): (
            *(row[name] for name in names),
            row.get("verdict", ""),
        )
        for row in rows
    }


def main():
    """Prints every difference; exit code 1 if there is one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--watchbook", required=True, help="the built program")
    options.add_argument("--seeds", type=int, default=2, help="how many invented towns besides the sample")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = Program(str(Path(given.watchbook).resolve()), folder)
        found = list(differences_of_town(run))
        for seed in range(given.seeds):
            found += differences_of_seed(run, seed)
    tallies = (2 + given.seeds) * (len(recount.DIMENSIONS) + len(MORE) + len(recount.UNITS))
    print("\n".join(found) or f"{tallies} tallies agree.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
