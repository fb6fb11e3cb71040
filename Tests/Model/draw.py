"""Draws as Documentation/assessment.md describes them; written from that text alone."""

import hashlib
import json
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


def ordered(ids):
    return sorted(set(ids), key=lambda text: text.encode())


def list_digest(ids):
    return sha256(b"".join(text.encode() + b"\n" for text in ordered(ids)))


def numbers(seed, digest):
    key = sha256(b"watchbook-draw-1\0" + seed.encode() + b"\0" + digest)
    block = 0
    while True:
        data = sha256(key + block.to_bytes(8, "big"))
        for start in range(0, 32, 8):
            yield int.from_bytes(data[start : start + 8], "big")
        block += 1


def below(bound, stream):
    limit = 2**64 // bound * bound
    while True:
        number = next(stream)
        if number < limit:
            return number % bound


def draw(count, ids, seed):
    rest = ordered(ids)
    stream = numbers(seed, list_digest(ids))
    for index in range(min(count, len(rest))):
        other = index + below(len(rest) - index, stream)
        rest[index], rest[other] = rest[other], rest[index]
    return rest[:count]


def agrees(claim):
    """Whether the claim of a `draw.<n>` follows from its own seed and list."""
    return (
        list_digest(claim["ids"]).hex() == claim["list"]
        and draw(len(claim["drawn"]), claim["ids"], claim["seed"]) == claim["drawn"]
    )


def main():
    claim = json.load(sys.stdin)
    print("agrees" if agrees(claim) else "differs")
    return 0 if agrees(claim) else 1


if __name__ == "__main__":
    sys.exit(main())
