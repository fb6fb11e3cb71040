"""Grants and their patterns: section 2.1 of the merge law."""

from dataclasses import dataclass

FOREVER = float("inf")
RIGHTS = frozenset(["enrol", "decide", "attest", "release", "address", "type", "erase", "publish"])


@dataclass(frozen=True, eq=False)
class Grant:
    """An authorised enrolment: `digest`, `device`, `writer` are bytes, `start` and `until` minutes.

    `rights` holds the known ones only, as others mean nothing.
    """

    digest: bytes
    device: bytes
    writer: bytes
    step: int
    start: int
    until: float
    level: int
    office: str
    inspectors: tuple
    types: tuple
    places: tuple
    registers: tuple
    rights: frozenset
    practice: bool


def grant_of(claim, digest=b"", device=b"", writer=b"", step=0):
    """The Grant of a well-formed claim."""
    return Grant(
        digest=digest,
        device=device,
        writer=writer,
        step=step,
        start=claim["from"],
        until=claim.get("until", FOREVER),
        level=claim["level"],
        office=claim["office"],
        inspectors=tuple(map(tuple, claim["inspectors"])),
        types=tuple(map(tuple, claim["types"])),
        places=tuple(claim["places"]),
        registers=tuple(claim["registers"]),
        rights=RIGHTS.intersection(claim["rights"]),
        practice=claim.get("practice", False),
    )


def inspector_matches(pattern, inspector):
    """True when an inspector pattern matches an inspector."""
    if pattern == "*":
        return True
    if pattern.endswith(".*"):
        return inspector.startswith(pattern[:-1])
    return pattern == inspector


def inspector_covers(p, q):
    """True when inspector pattern p covers inspector pattern q."""
    return p == "*" or p == q or (p.endswith(".*") and q.startswith(p[:-1]))


def pair_gives(pair, inspector, rank):
    """True when a (pattern, rank) pair gives the inspector and rank."""
    pattern, limit = pair
    return inspector_matches(pattern, inspector) and (rank <= limit if "*" in pattern else rank == limit)


def gives(pairs, inspector, rank):
    """True when one of the pairs gives the inspector and rank."""
    return any(pair_gives(pair, inspector, rank) for pair in pairs)


def register_matches(pattern, kind, register):
    """True when a register pattern matches a kind and register."""
    return pattern in ("*", kind + "/*", kind + "/" + register.split(".")[0])


def register_covers(p, q):
    """True when register pattern p covers register pattern q."""
    return p == "*" or p == q or (p.endswith("/*") and q.startswith(p[:-1]))


def place_covers(s, y):
    """True when place s covers the name y; '*' is covered only by '*'."""
    return s == "*" or s == y or y.startswith(s + ".")


def any_register(grant, kind, register):
    """True when a register pattern of the grant matches."""
    return any(register_matches(pattern, kind, register) for pattern in grant.registers)


def any_place(grant, place):
    """True when a place of the grant covers the place."""
    return any(place_covers(own, place) for own in grant.places)


def inside(c, g):
    """True when grant c lies inside grant g."""
    return (
        all(any(inspector_covers(p, q) and k <= r for p, r in g.inspectors) for q, k in c.inspectors)
        and all(any(inspector_covers(p, q) and k <= r for p, r in g.inspectors + g.types) for q, k in c.types)
        and all(any(register_covers(p, q) for p in g.registers) for q in c.registers)
        and all(any_place(g, place) for place in c.places)
        and c.rights <= g.rights
        and c.start >= g.start
        and c.until <= g.until
        and c.level >= g.level
        and (c.practice or not g.practice)
    )


def above(g, e):
    """True when grant g is above grant e."""
    return g.level < e.level and all(any_place(g, place) for place in e.places)
