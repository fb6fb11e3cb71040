"""Compares the built program's tallies with the recount, by every dimension that both know: of the sample town and
of invented ones.

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


def program(watchbook, folder):
    """Runs the built program in a folder and returns what it prints."""

    def run(*words):
        return subprocess.run([watchbook, *words], capture_output=True, text=True, cwd=folder, check=True).stdout

    return run


def differences_of_town(run):
    """Texts that say where the program and the recount disagree about the town's day."""
    journals = str(town.FOLDER / "journals")
    run("ledger", "create", "town.ledger", "--trust", f"{journals}/root.pub")
    run("merge", "--into", "town.ledger", journals, "--now", "2026-05-13T14:00:00+08:00")
    return differences(run, "town.ledger", town.TODAY, town.TODAY)


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
    for dimensions in [*([one] for one in recount.DIMENSIONS), *MORE]:
        words = ("--from", first, "--to", last, "--by", ",".join(dimensions), "--json")
        said = json.loads(run("tally", ledger, *words))
        told = recounted.tally(dimensions, first, last)
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
        tuple(row.get(name, "") for name in dimensions): (*(row[name] for name in names), row.get("verdict", ""))
        for row in rows
    }


def main():
    """Prints every difference; exit code 1 if there is one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--watchbook", required=True, help="the built program")
    options.add_argument("--seeds", type=int, default=2, help="how many invented towns besides the sample")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = program(str(Path(given.watchbook).resolve()), folder)
        found = list(differences_of_town(run))
        for seed in range(given.seeds):
            found += differences_of_seed(run, seed)
    tallies = (1 + given.seeds) * (len(recount.DIMENSIONS) + len(MORE))
    print("\n".join(found) or f"{tallies} tallies agree.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
