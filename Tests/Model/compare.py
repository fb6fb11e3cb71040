"""Compares the built program with the model, byte for byte, over a range of seeds.

`python3 compare.py --watchbook .build/release/watchbook [FIRST [LAST]]` (default 0 200; LAST is not run).
Each world is merged in three ways (`--ways` chooses): all files at once; shuffled with repetition in three
calls; as a tree of two ledgers merged into a third. A fourth way on demand removes the bytes of what is erased
in between. Content lines and both digests must equal the model's
each time; the set digest is asked for only where the ledger digest, which is made of it, differs.
A call that is given a refused segment must end with status 65 and merge the rest.
Exit status 1 when a seed fails; the last line is `N passed, M failed`.
"""

import argparse
import difflib
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import worlds

NOW = "2026-06-01T00:00:00Z"
TIMEOUT_SECONDS = 300
DIFF_LINES = 60
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
DONE, SOME_REFUSED = 0, 65


class ProgramFailed(Exception):
    """A call of the program that did not end with the status it should."""


class Program:
    """The program under test, working in one folder."""

    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def run(self, *arguments, status=DONE):
        """The bytes the program prints for a list of arguments; it must end with `status`."""
        done = subprocess.run(
            [self.path, *arguments], cwd=self.folder, capture_output=True, timeout=TIMEOUT_SECONDS, check=False
        )
        if done.returncode != status:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            raise ProgramFailed(f"{' '.join(arguments)}\nexit status {done.returncode}\n{said}")
        return done.stdout

    def create(self, ledger, world):
        """Creates a ledger that trusts the roots of a world (the dict of world.json)."""
        trust = [argument for root in world["roots"] for argument in ("--trust", root)]
        self.run("ledger", "create", ledger, *trust, *(["--practice"] if world["practice"] else []))

    def merge(self, ledger, files, world):
        """Merges files into a ledger."""
        status = SOME_REFUSED if set(files) & set(world["refused"]) else DONE
        self.run("merge", "--into", ledger, *files, "--now", NOW, status=status)

    def content(self, ledger):
        """The content lines as bytes."""
        return self.run("ledger", "content", ledger)

    def digest(self, ledger, *options):
        """The ledger digest, or with --entries the set digest, in hexadecimal."""
        return self.run("ledger", "digest", ledger, *options).decode().strip()


def merge_at_once(program, world, _):
    """All files in one call; returns the ledger's name."""
    program.create("once.ledger", world)
    program.merge("once.ledger", world["files"], world)
    return "once.ledger"


def merge_shuffled(program, world, rng):
    """All files and some twice, shuffled, in three calls; returns the ledger's name."""
    program.create("shuffled.ledger", world)
    files = world["files"] + rng.choices(world["files"], k=3)
    rng.shuffle(files)
    for part in (files[0::3], files[1::3], files[2::3]):
        program.merge("shuffled.ledger", part, world)
    return "shuffled.ledger"


def merge_as_tree(program, world, rng):
    """Files in two ledgers, both merged into a third; returns the third's name."""
    files = rng.sample(world["files"], len(world["files"]))
    for ledger, part in (("a.ledger", files[0::2]), ("b.ledger", files[1::2] or files)):
        program.create(ledger, world)
        program.merge(ledger, part, world)
    program.create("c.ledger", world)
    program.merge("c.ledger", ["a.ledger", "b.ledger"], world)
    return "c.ledger"


def merge_and_purge(program, world, rng):
    """Some files, then the bytes of what is erased removed for good, then all files; returns the ledger's name."""
    program.create("purged.ledger", world)
    program.merge("purged.ledger", rng.sample(world["files"], len(world["files"]) // 2 or 1), world)
    program.run("ledger", "purge", "purged.ledger")
    program.merge("purged.ledger", world["files"], world)
    program.run("ledger", "purge", "purged.ledger")
    return "purged.ledger"


WAYS = {"once": merge_at_once, "shuffled": merge_shuffled, "tree": merge_as_tree, "purged": merge_and_purge}
USUAL = ["once", "shuffled", "tree"]


def difference(expected, found):
    """A unified diff of two contents (bytes) as a text."""
    lines = difflib.unified_diff(
        expected.decode("utf-8").splitlines(),
        found.decode("utf-8", "replace").splitlines(),
        "model",
        "program",
        n=0,
        lineterm="",
    )
    return "\n".join(list(lines)[:DIFF_LINES])


def complaints(model, program, ledger):
    """Texts that say how the ledger of a Program differs from the model's Ledger."""
    content, digest = program.content(ledger), program.digest(ledger)
    out = []
    if content != model.content:
        out.append(difference(model.content, content) or "content differs in line ends only")
    if digest != model.ledger_digest.hex():
        entries = program.digest(ledger, "--entries")
        if entries != model.set_digest.hex():
            out.append(f"set digest: model {model.set_digest.hex()}, program {entries}")
        out.append(f"ledger digest: model {model.ledger_digest.hex()}, program {digest}")
    return out


def run_seed(path, seed, ways):
    """(seed, report): the report is empty when all the ways (names) agree with the model."""
    report = []
    with tempfile.TemporaryDirectory(prefix="watchbook-world-", dir=MEMORY) as folder:
        model = worlds.write_world(seed, folder)
        world = json.loads((Path(folder) / "world.json").read_text())
        program = Program(path, folder)
        for name in ways:
            rng = random.Random(f"merge {seed} {name}")
            try:
                found = complaints(model, program, WAYS[name](program, world, rng))
            except (ProgramFailed, subprocess.TimeoutExpired, OSError) as failure:
                found = [str(failure)]
            report += [f"seed {seed}, {name}: {text}" for text in found]
    return seed, "\n".join(report)


def main():
    """Runs the seeds on all processors and counts."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--watchbook", required=True, help="the built program")
    options.add_argument("first", type=int, nargs="?", default=0)
    options.add_argument("last", type=int, nargs="?", default=200)
    options.add_argument("--ways", nargs="+", choices=WAYS, default=USUAL, help="default: all but purged")
    given = options.parse_args()
    path, seeds = str(Path(given.watchbook).resolve()), range(given.first, given.last)
    failed = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        count = len(seeds)
        for _, report in pool.map(run_seed, [path] * count, seeds, [given.ways] * count):
            if report:
                failed += 1
                print(report, flush=True)
    print(f"{count - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
