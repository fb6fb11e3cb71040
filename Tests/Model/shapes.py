"""What records, registers and claims may look like: sections 1, 2.1 and 2.6 of the merge law.

Records are lists of components, claims are dicts as parsed from canonical JSON.
"""

import datetime
import re

from codec import is_id, is_inspector, is_name

DEVICE = re.compile(r"[0-9a-f]{32}")
DIGEST = re.compile(r"[0-9a-f]{64}")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
REGISTER_PATTERN = re.compile(r"\*|[A-Za-z0-9-]+/(\*|[A-Za-z0-9-]+)")
MAX_MINUTE = 10_000_000_000
MAX_OFFSET = 52_560_000
EPOCH = datetime.date(1970, 1, 1).toordinal()


def day_number(value):
    """Days since 1970-01-01 of a date text, None when it is not a real date of 1970 ... 9999."""
    match = DATE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return None
    try:
        day = datetime.date(*(int(part) for part in match.groups())).toordinal() - EPOCH
    except ValueError:
        return None
    return day if day >= 0 else None


def is_date(value):
    """True for a date text."""
    return day_number(value) is not None


def is_device(value):
    """True for 32 lower-case hexadecimal digits."""
    return isinstance(value, str) and DEVICE.fullmatch(value) is not None


def is_digest(value):
    """True for 64 lower-case hexadecimal digits."""
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def is_integer(value):
    """True for an int that is not a bool."""
    return type(value) is int


def is_natural(value):
    """True for an int >= 0."""
    return is_integer(value) and value >= 0


def is_minute(value):
    """True for minutes since 1970 that a grant may name."""
    return is_natural(value) and value <= MAX_MINUTE


def is_offset(value):
    """True for minutes by which an address may move times."""
    return is_integer(value) and abs(value) <= MAX_OFFSET


def is_indicator(value):
    """True for an id or '*'."""
    return value == "*" or is_id(value)


def is_occasion(value):
    """True for any component without '*'."""
    return "*" not in value


def is_component(value):
    """True for any component: the format has checked its characters."""
    return bool(value)


def is_station(value):
    """True for a name of at least two ids."""
    return is_name(value) and "." in value


FORMS = {
    "enrolment": (1, [is_device]),
    "revocation": (1, [is_device]),
    "attestation": (2, [is_device]),
    "release": (2, [is_digest]),
    "address": (2, [is_device]),
    "erasure": (2, [is_device]),
    "point": (3, [is_name, is_date]),
    "street": (3, [is_name, is_date]),
    "unit": (3, [is_name, is_date]),
    "person": (3, [is_inspector, is_date]),
    "roster": (3, [is_name, is_date]),
    "settings": (3, [is_name, is_date]),
    "standard": (3, [is_component]),
    "check": (4, [is_station, is_date, is_occasion, is_indicator]),
    "count": (4, [is_station, is_date, is_id, is_id, is_inspector]),
    "watch": (4, [is_station, is_date, is_id, is_inspector]),
    "walk": (4, [is_name, is_date, is_occasion, is_inspector]),
    "case": (4, [is_component]),
    "close": (4, [is_name, is_date]),
}
OPEN_ENDED = ("assessment", "activity")
REGISTERS = {
    "enrolment": {"grant"},
    "revocation": {"revocation"},
    "attestation": {"received"},
    "release": {"release"},
    "address": {"range"},
    "erasure": {"erasure"},
    "watch": {"plan", "arrival", "departure", "handover", "attendance"},
    "walk": {"positions", "review"},
}


def form(components):
    """(layer, well formed) of a record's components; layer is None for an unknown kind."""
    kind, rest = components[0], components[1:]
    if kind in OPEN_ENDED:
        return 4, len(rest) >= 1
    if kind not in FORMS:
        return None, True
    layer, tests = FORMS[kind]
    return layer, len(rest) == len(tests) and all(test(part) for test, part in zip(tests, rest))


def register_listed(components, register):
    """True when the register is listed for a well-formed record of a known kind."""
    kind = components[0]
    if kind == "check":
        return register in (("sweep", "review") if components[-1] == "*" else ("finding", "review"))
    if kind == "count":
        return register == "double" or (register.startswith("acts.") and register != "acts.")
    return kind not in REGISTERS or register in REGISTERS[kind]


# --- claims ----------------------------------------------------------------------------------


def is_inspector_pattern(value):
    """True for '*', a name, or a name and '.*'."""
    return value == "*" or is_name(value) or (isinstance(value, str) and value.endswith(".*") and is_name(value[:-2]))


def is_pairs(value):
    """True for a list of [inspector pattern, rank]."""
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and is_inspector_pattern(pair[0]) and is_natural(pair[1])
        for pair in value
    )


def is_list_of(value, test):
    """True for a list whose items all pass `test`."""
    return isinstance(value, list) and all(test(item) for item in value)


def grant_claim(claim):
    """True when an enrolment's claim is a grant."""
    return (
        is_minute(claim.get("from"))
        and is_minute(claim.get("until", 0))
        and is_natural(claim.get("level"))
        and is_name(claim.get("office"))
        and is_pairs(claim.get("inspectors"))
        and is_pairs(claim.get("types"))
        and is_list_of(claim.get("places"), lambda place: place == "*" or is_name(place))
        and is_list_of(
            claim.get("registers"), lambda p: isinstance(p, str) and REGISTER_PATTERN.fullmatch(p) is not None
        )
        and is_list_of(claim.get("rights"), lambda right: isinstance(right, str))
        and isinstance(claim.get("practice", False), bool)
    )


def revocation_claim(claim):
    """True when a revocation's claim has its two digests."""
    return is_digest(claim.get("enrolment")) and is_digest(claim.get("through"))


def attestation_claim(claim):
    """True for {"chain", "received"}."""
    return is_digest(claim.get("chain")) and is_natural(claim.get("received"))


def release_claim(claim):
    """True for {"reasons"}."""
    return is_list_of(claim.get("reasons"), lambda reason: isinstance(reason, str))


ADDRESS_MEMBERS = {
    "date": is_date,
    "offset": is_offset,
    "station": is_station,
    "slot": is_id,
    "inspector": is_inspector,
}


def address_claim(claim):
    """True for {"after", "through"} and at least one member of the right type, none of a wrong one."""
    present = [name for name in ADDRESS_MEMBERS if name in claim]
    return (
        is_digest(claim.get("after"))
        and is_digest(claim.get("through"))
        and bool(present)
        and all(ADDRESS_MEMBERS[name](claim[name]) for name in present)
    )


def erasure_claim(claim):
    """True for {"entry"} or {"photo"}."""
    present = [name for name in ("entry", "photo") if name in claim]
    return bool(present) and all(is_digest(claim[name]) for name in present)


def withdrawn(claim):
    """True when the claim says so."""
    return claim.get("withdrawn") is True


def point_claim(claim):
    """True for the claim of point/.../place: office and stations, required unless withdrawn."""
    if not withdrawn(claim) and not {"office", "stations"} <= set(claim):
        return False
    return is_name(claim.get("office", "a")) and is_list_of(claim.get("stations", []), is_id)


def settings_claim(claim):
    """True for the claim of settings/.../settings."""
    zone, days = claim.get("zone_minutes", 0), claim.get("date_days", 0)
    return is_integer(zone) and -1440 <= zone <= 1440 and is_integer(days) and 0 <= days <= 365


LAYER_2 = {
    "attestation": attestation_claim,
    "release": release_claim,
    "address": address_claim,
    "erasure": erasure_claim,
}


def claim_well_formed(kind, register, claim):
    """True when the claim has the members its kind and register need."""
    if kind == "enrolment":
        return grant_claim(claim)
    if kind == "revocation":
        return revocation_claim(claim)
    if kind in LAYER_2:
        return withdrawn(claim) or LAYER_2[kind](claim)
    if (kind, register) == ("point", "place"):
        return point_claim(claim)
    if (kind, register) == ("settings", "settings"):
        return settings_claim(claim)
    return True


def verdict(components, register, claim):
    """(layer or None, reason or None) of a well-formed entry's record, register and claim."""
    layer, well_formed = form(components)
    if not well_formed:
        return None, "malformed"
    if layer is None or not register_listed(components, register):
        return None, "unknown-kind"
    if not claim_well_formed(components[0], register, claim):
        return None, "malformed"
    return layer, None
