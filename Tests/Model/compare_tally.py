"""Compares the built program's tallies of the sample town with the recount, by every dimension that both know.

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


def differences(watchbook, folder):
    """Texts that say where the program and the recount disagree."""

    def run(*words):
        done = subprocess.run([watchbook, *words], capture_output=True, text=True, cwd=folder, check=True)
        return done.stdout

    journals = str(town.FOLDER / "journals")
    run("ledger", "create", "town.ledger", "--trust", f"{journals}/root.pub")
    run("merge", "--into", "town.ledger", journals, "--now", "2026-05-13T14:00:00+08:00")
    recounted = recount.Recount(json.loads(line) for line in run("ledger", "lines", "town.ledger").splitlines())
    for dimensions in [*([one] for one in recount.DIMENSIONS), *MORE]:
        said = json.loads(run("tally", "town.ledger", "--from", town.TODAY, "--by", ",".join(dimensions), "--json"))
        told = recounted.tally(dimensions, town.TODAY, town.TODAY)
        for title, both in (("total", ([said["total"]], [told["total"]])), ("rows", (said["rows"], told["rows"]))):
            figures = [figures_of(rows, dimensions) for rows in both]
            for key in sorted(set(figures[0]) | set(figures[1])):
                if figures[0].get(key) != figures[1].get(key):
                    yield f"{','.join(dimensions)}, {title} {key}: {figures[0].get(key)}, not {figures[1].get(key)}"


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
    watchbook = str(Path(options.parse_args().watchbook).resolve())
    with tempfile.TemporaryDirectory() as folder:
        found = list(differences(watchbook, folder))
    print("\n".join(found) or f"{len(recount.DIMENSIONS) + len(MORE)} tallies agree.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
