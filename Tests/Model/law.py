"""The merge law (rule version 1) in plain, slow Python, written from Documentation/merge-law.md alone.

`Ledger(links, roots, practice)` computes everything; `python3 law.py --root root.pub BUNDLE...` prints
the content lines. Times are milliseconds since 1970 unless a name says minutes; digests are 32 bytes.
"""

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import codec
import shapes
from grants import (
    above,
    any_place,
    any_register,
    gives,
    grant_of,
    inside,
    inspector_matches,
)

MINUTE = 60_000
DAY_MINUTES = 1_440
STAMP_UNIT = 65_536
GRACE = 300_000
ADDRESSED_KINDS = ("check", "count", "watch", "walk")
STATION_KINDS = ("check", "count", "watch")
DATED_REGISTERS = ("finding", "sweep", "arrival", "departure", "handover", "positions")
NEVER_LIFTED = ("malformed", "unknown-version", "unknown-kind", "practice")
RIGHTS_OF_LAYER_2 = {"attestation": "attest", "release": "release", "address": "address", "erasure": "erase"}
DEFAULTS = {"zone_minutes": 480, "date_days": 1}
SLOT_OCCASION = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*)\.([0-9]+)")
INSPECTOR_OCCASION = re.compile(r"([a-z]+)-(.+)-([0-9]+)")


def minute(ms):
    """Whole minutes of milliseconds, rounded down."""
    return ms // MINUTE


@dataclass(eq=False)
class Item:
    """One element of the set: `key` is (device, seq, h) of its place, `entry` None when it does not decode.

    `reason` is the first reason of section 2, None where there is none.
    """

    key: tuple
    data: bytes | None
    verdict: str | None = None
    entry: codec.Entry | None = None
    payload: codec.Payload | None = None
    layer: int | None = None
    reason: str | None = None

    @property
    def device(self):
        """The device in whose chain it stands."""
        return self.key[0]

    @property
    def h(self):
        """The entry digest."""
        return self.key[2]

    @property
    def ms(self):
        """Milliseconds of the stamp."""
        return self.entry.stamp // STAMP_UNIT

    @property
    def components(self):
        """The components of the record as written."""
        return self.entry.record.split("/")

    @property
    def kind(self):
        """The first component of the record."""
        return self.components[0]

    @property
    def target(self):
        """The bytes that the second component names in hexadecimal (layers 1 and 2)."""
        return bytes.fromhex(self.components[1])

    @property
    def claim(self):
        """The claim as a dict."""
        return self.payload.claim


@dataclass(eq=False)
class Standing:
    """What section 2.5 says of one entry of layers 3 and 4; record, inspector and time are the addressed ones."""

    item: Item
    components: list
    inspector: str
    time: int
    address: Item | None
    effective: int = 0
    own: list = field(default_factory=list)
    level: int | None = None
    decision: bool = False
    corrected: bool = False
    voice: str = "own"
    candidates: list = field(default_factory=list)
    cut: list = field(default_factory=list)
    current: list = field(default_factory=list)
    current_cut: list = field(default_factory=list)
    allowing: object = None
    all_reasons: list = field(default_factory=list)
    reasons: list = field(default_factory=list)

    @property
    def kind(self):
        """The first component of the record."""
        return self.components[0]

    @property
    def record(self):
        """The record as a text."""
        return "/".join(self.components)

    @property
    def register(self):
        """The register."""
        return self.item.entry.register

    @property
    def rank(self):
        """The rank."""
        return self.item.entry.rank

    @property
    def work_date(self):
        """The date text of check, count, watch and walk, else None."""
        return self.components[2] if self.kind in ADDRESSED_KINDS else None

    @property
    def place(self):
        """The place of the record."""
        name = self.components[1]
        return name.rpartition("-")[0] if self.kind == "case" and "-" in name else name

    @property
    def entry_class(self):
        """2 for a decision, 0 when clock-corrected, else 1."""
        return 2 if self.decision else 0 if self.corrected else 1

    @property
    def spoken(self):
        """The voice: (inspector, decision, typed or own)."""
        return self.inspector, "decision" if self.decision else self.voice

    def in_order(self, grants):
        """Grants in the order in which the first one allows (2.5, 5)."""
        return sorted(grants, key=lambda g: (g.practice, g not in self.own, g.start, g.digest))

    @property
    def order(self):
        """The key by which heads are ordered, greatest last."""
        entry = self.item.entry
        level = -self.level if self.decision else 0
        return (
            self.entry_class,
            level,
            minute(self.effective),
            self.rank,
            self.effective,
            entry.stamp,
            self.inspector.encode(),
            entry.device,
            entry.seq,
            self.item.h,
        )


@dataclass(eq=False)
class Register:
    """One register with counting entries: `counting` Standings, `heads` greatest first."""

    record: str
    register: str
    counting: list
    heads: list
    conflict: bool
    own: bool

    @property
    def in_force(self):
        """The Standing in force."""
        return self.heads[0]


def supersedes(x, y):
    """True when Standing x supersedes Standing y of the same register (3.1)."""
    if y.item.h not in x.item.entry.bases:
        return False
    if y.decision:
        return x.decision and x.level <= y.level
    own_over_typed = x.inspector == y.inspector and (x.spoken[1], y.spoken[1]) == ("own", "typed")
    return x.decision or x.spoken == y.spoken or own_over_typed


def settle(record, register, counting):
    """The Register of its counting Standings (section 3)."""
    heads = [y for y in counting if not any(supersedes(x, y) for x in counting)]
    heads.sort(key=lambda head: head.order, reverse=True)
    representatives = {}
    for head in heads:
        representatives.setdefault(head.spoken, head)
    claims = {head.item.payload.claim_bytes for head in representatives.values()}
    own = any(
        a.spoken == b.spoken
        and a.item.device != b.item.device
        and a.item.payload.claim_bytes != b.item.payload.claim_bytes
        for a in heads
        for b in heads
    )
    return Register(record, register, counting, heads, len(claims) > 1, own)


def settle_all(standings):
    """{(record, register): Register} of the counting ones among Standings."""
    groups = defaultdict(list)
    for standing in standings:
        if not standing.reasons:
            groups[standing.record, standing.register].append(standing)
    return {key: settle(*key, counting) for key, counting in groups.items()}


class Reference:
    """What layer 4 takes from the registers of layer 3 (section 2.6)."""

    def __init__(self, registers):
        """`registers`: {(record, register): Register} of layer 3."""
        self.points, self.stations, self.streets, self.indicators = set(), set(), set(), set()
        self.point_versions, self.street_versions = defaultdict(dict), defaultdict(dict)
        self.settings_versions = {}
        for (record, name), register in registers.items():
            kind, second, *rest = record.split("/")
            if kind == "point" and name == "place":
                self.points.add(second)
                for standing in register.counting:
                    self.stations |= {f"{second}.{s}" for s in standing.item.claim.get("stations", [])}
            if kind == "street":
                self.streets.add(second)
            if kind == "standard" and name.startswith("indicator."):
                self.indicators.add(name.removeprefix("indicator."))
            claim = register.in_force.item.claim
            if (kind, name) == ("point", "place") and not shapes.withdrawn(claim):
                self.point_versions[second][rest[0]] = claim
            if (kind, name) == ("street", "line") and not shapes.withdrawn(claim):
                if isinstance(claim.get("office"), str):
                    self.street_versions[second][rest[0]] = claim
            if (kind, second, name) == ("settings", "city", "settings") and not shapes.withdrawn(claim):
                self.settings_versions[rest[0]] = claim

    @staticmethod
    def version_at(versions, date):
        """The claim of the greatest date <= `date`, else of the earliest, else None; dates are texts."""
        if not versions:
            return None
        return versions[max((d for d in versions if d <= date), default=min(versions))]

    def office(self, point, date):
        """The office of a point at a date, None when no version is in force."""
        claim = self.version_at(self.point_versions.get(point, {}), date)
        return claim and claim["office"]

    def street_office(self, street, date):
        """The office of a street at a date, None when no version in force names one."""
        claim = self.version_at(self.street_versions.get(street, {}), date)
        return claim and claim["office"]

    def setting(self, name, date):
        """The value of a settings member at a date."""
        return (self.version_at(self.settings_versions, date) or {}).get(name, DEFAULTS[name])


class Ledger:
    """Everything the law says of a set of links, trusted roots (device ids) and the practice flag."""

    def __init__(self, links, roots, practice=False):
        self.links = set(links)
        self.roots = set(roots)
        self.practice = practice
        self.items = self._items()
        self.by_digest = {item.h: item for item in self.items.values() if item.layer}
        self.predecessors = {link.chain: (link.before, link.h) for link in self.links}
        self._covered = {}
        self._enrol()
        self._layer_2()
        self._erase()
        self.reference = Reference({})
        layer_3 = [self._standing(item) for item in self._present(3)]
        self.registers_3 = settle_all(layer_3)
        self.reference = Reference(self.registers_3)
        self._addressed = {item.h: self._address(item) for item in self._present(4)}
        layer_4 = [self._standing(item) for item in self._present(4)]
        self.standings = layer_3 + layer_4
        self.registers = self.registers_3 | settle_all(layer_4)

    # --- the set ---

    def _items(self):
        """{(device, seq, digest): Item} of the links; bytes that stand elsewhere are not its bytes."""
        data = {link.element: link.data for link in self.links if link.data is not None}
        return {key: self._item(key, data.get(key)) for key in {link.element for link in self.links}}

    @staticmethod
    def _item(key, data):
        """The Item of an element with bytes `data` or None."""
        item = Item(key, data)
        if data is None:
            return item
        item.verdict, item.entry, item.payload = codec.read_entry(data, key[:2])
        if item.verdict == "ok":
            item.layer, item.reason = shapes.verdict(item.components, item.entry.register, item.claim)
        else:
            item.reason = item.verdict
        return item

    def covered(self, chain):
        """Digests of the entries that lie on the chain that ends in the chain digest `chain`."""
        if chain not in self._covered:
            found, at = set(), chain
            while at in self.predecessors:
                at, h = self.predecessors[at]
                found.add(h)
            self._covered[chain] = found
        return self._covered[chain]

    def _present(self, layer):
        """Items of a layer that are not erased, in order of their digests."""
        items = self.by_digest
        return [items[h] for h in sorted(items) if items[h].layer == layer and items[h].key not in self.erased]

    # --- layer 1 ---

    def _enrol(self):
        """The grants and their steps, and which entries of layer 1 have no effect (2.2)."""
        self.grants = defaultdict(list)
        self.grant_by_digest = {}
        self._valid = {}
        self.erased = set()
        layer_1 = self._present(1)
        self.enrolments = [item for item in layer_1 if item.kind == "enrolment"]
        self.revocations = [item for item in layer_1 if item.kind == "revocation"]
        k = 1
        while self._enrol_step(k):
            k += 1
        effective = set(self.grant_by_digest)
        for grant in self.grant_by_digest.values():
            effective |= {revocation.h for revocation in self.valid_revocations(grant)}
        self.no_authority = {item.h for item in layer_1 if item.h not in effective}

    def _enrol_step(self, k):
        """Finds the grants of step k; True when there are any."""
        found = [
            item for item in self.enrolments if item.h not in self.grant_by_digest and self._is_grant_of_step(item, k)
        ]
        for item in found:
            grant = grant_of(item.claim, item.h, item.target, item.device, k)
            self.grants[item.target].append(grant)
            self.grant_by_digest[item.h] = grant
        return bool(found)

    def _is_grant_of_step(self, item, k):
        """True when a root (k = 1) or a grant of step k - 1 of the writer authorises an enrolment."""
        if item.device in self.roots:
            return k == 1
        claimed = grant_of(item.claim)
        before = [g for g in self.grants[item.device] if g.step == k - 1 and inside(claimed, g)]
        return bool(self.authorising(item, "enrol", before))

    def authorising(self, item, right, among=None):
        """Grants of the writer of an entry of layer 1 or 2 that authorise it by the right, whatever it names.

        `among`: the grants to judge, all of the writer's when None.
        """
        return [
            grant
            for grant in (self.grants[item.device] if among is None else among)
            if gives(grant.inspectors, item.entry.inspector, item.entry.rank)
            and any_register(grant, item.kind, item.entry.register)
            and right in grant.rights
            and minute(item.ms) < grant.until
            and (item.kind == "enrolment" or self.has_force(grant))
            and not self.cut_off(item, grant)
        ]

    def has_force(self, grant):
        """True when a grant is not practice or the ledger is (2.1)."""
        return self.practice or not grant.practice

    def valid_revocations(self, grant):
        """Revocations that are valid for a grant (2.2, 3)."""
        if grant.digest not in self._valid:
            self._valid[grant.digest] = [
                item
                for item in self.revocations
                if bytes.fromhex(item.claim["enrolment"]) == grant.digest
                and item.target == grant.device
                and (item.device in self.roots or self.revoking(item, grant))
            ]
        return self._valid[grant.digest]

    def revoking(self, revocation, grant):
        """Grants of smaller steps that authorise a revocation that names `grant`; none for a root's."""
        if revocation.device in self.roots:
            return []
        smaller = [g for g in self.grants[revocation.device] if g.step < grant.step]
        if revocation.device != grant.writer:
            smaller = [g for g in smaller if above(g, grant)]
        return self.authorising(revocation, "enrol", smaller)

    def cutting(self, item, grant):
        """Valid revocations that cut an entry off from a grant."""
        return [
            revocation
            for revocation in self.valid_revocations(grant)
            if item.h not in self.covered(bytes.fromhex(revocation.claim["through"]))
        ]

    def cut_off(self, item, grant):
        """True when a valid revocation cuts the entry off from the grant."""
        return bool(self.cutting(item, grant))

    # --- layer 2 ---

    def _layer_2(self):
        """Which entries of layer 2 are authorised, cancelled and effective (2.3)."""
        self.authority, self.cancelled, self.cancellers = {}, set(), {}
        for item in self._present(2):
            by = self._authority(item)
            if by:
                self.authority[item.h] = by
            else:
                self.no_authority.add(item.h)
        authorised = [self.by_digest[h] for h in self.authority]
        named_by = defaultdict(list)
        for y in authorised:
            for base in y.entry.bases:
                named_by[base].append(y)
        for x in authorised:
            self._judge_cancelled(x, named_by)
        self.cancelled = {h for h, by in self.cancellers.items() if by}
        self.effective = [x for x in authorised if x.h not in self.cancelled and not shapes.withdrawn(x.claim)]

    def _authority(self, item):
        """Grants that authorise an entry of layer 2."""
        if item.device in self.roots:
            return []
        by = self.authorising(item, RIGHTS_OF_LAYER_2[item.kind])
        if item.kind in ("attestation", "erasure"):
            by = [g for g in by if self.above_some(g, item.target)]
        return by

    def above_some(self, grant, device):
        """True when a grant is above at least one grant of a device."""
        return any(above(grant, theirs) for theirs in self.grants[device])

    def _judge_cancelled(self, x, named_by):
        """Fills `cancellers` of x: the entries that name it and are not cancelled themselves."""
        if x.h not in self.cancellers:
            possible = [y for y in named_by[x.h] if self._may_cancel(y, x)]
            self.cancellers[x.h] = [y for y in possible if not self._judge_cancelled(y, named_by)]
        return self.cancellers[x.h]

    def _may_cancel(self, y, x):
        """True when y speaks of the same record as x and has the authority to cancel it."""
        return y.entry.record == x.entry.record and any(
            gy.office == gx.office or above(gy, gx) for gy in self.authority[y.h] for gx in self.authority[x.h]
        )

    def effective_of(self, kind, target):
        """Effective entries of layer 2 of a kind for the device id or digest `target`."""
        return [item for item in self.effective if item.kind == kind and item.target == target]

    # --- erasing ---

    def naming(self, item, practice=False):
        """The naming grants of an entry: its device's grants with force under whose names it is written (2.4).

        `practice`: the ones without force instead.
        """
        if not item.layer:
            return []
        name, rank = item.entry.inspector, item.entry.rank
        return [
            grant
            for grant in self.grants[item.device]
            if self.has_force(grant) != practice
            and (gives(grant.inspectors, name, rank) or "type" in grant.rights and gives(grant.types, name, rank))
            and any_register(grant, item.kind, item.entry.register)
        ]

    def _erase(self):
        """The keys of erased entries (2.4)."""
        erasures = defaultdict(list)
        for item in self.effective:
            if item.kind == "erasure" and "entry" in item.claim:
                erasures[item.target, bytes.fromhex(item.claim["entry"])].append(item)
        for key, item in self.items.items():
            if item.layer in (1, 2):
                continue
            if any(self._may_erase(erasure, item) for erasure in erasures.get((item.device, item.h), ())):
                self.erased.add(key)

    def _may_erase(self, erasure, item):
        """True when an effective erasure that names an entry of its device erases it."""
        if item.data is None:
            return True
        naming = self.naming(item)
        return any(
            all(above(g, own) for own in naming) if naming else self.above_some(g, item.device)
            for g in self.authority[erasure.h]
        )

    # --- addresses ---

    def admits(self, grant, kind, place, date):
        """True when a grant admits a place; `date` is the work date of a kind with a station, and of a walk."""
        if any_place(grant, place):
            return True
        if kind == "walk":
            office = self.reference.street_office(place, date)
        elif kind in STATION_KINDS:
            office = self.reference.office(place.rpartition(".")[0], date)
        else:
            return False
        return office is not None and any_place(grant, office)

    @staticmethod
    def _readdressed(components, inspector, claim):
        """The components after an address's claim is applied; `inspector` is the entry's own, old one."""
        kind, place, date, *rest = components
        place = claim.get("station", place) if kind in STATION_KINDS else place
        date = claim.get("date", date)
        slot, new_inspector = claim.get("slot"), claim.get("inspector")
        if kind in ("count", "watch") and slot:
            rest[0] = slot
        if kind in ("count", "watch", "walk") and new_inspector:
            rest[-1] = new_inspector
        if kind in ("check", "walk"):
            by_slot = SLOT_OCCASION.fullmatch(rest[0])
            by_inspector = INSPECTOR_OCCASION.fullmatch(rest[0])
            if by_slot and slot:
                rest[0] = f"{slot}.{by_slot[2]}"
            if by_inspector and by_inspector[2] == inspector and new_inspector:
                rest[0] = f"{by_inspector[1]}-{new_inspector}-{by_inspector[3]}"
        return [kind, place, date, *rest]

    def _may_be(self, item, inspector):
        """True when a grant of the entry's device, from which it is not cut off, matches the inspector."""
        return any(
            not self.cut_off(item, grant)
            and any(
                inspector_matches(pattern, inspector)
                for pattern, _ in grant.inspectors + (grant.types if "type" in grant.rights else ())
            )
            for grant in self.grants[item.device]
        )

    def applicable_addresses(self, item):
        """[(smallest level, address Item, new components)] of the addresses that may apply to an entry."""
        found = []
        if item.kind not in ADDRESSED_KINDS:
            return found
        old, naming = item.components, self.naming(item)
        for address in self.effective_of("address", item.device):
            claim = address.claim
            if item.h not in self.covered(bytes.fromhex(claim["through"])):
                continue
            if item.h in self.covered(bytes.fromhex(claim["after"])):
                continue
            if "inspector" in claim and not self._may_be(item, claim["inspector"]):
                continue
            new = self._readdressed(old, item.entry.inspector, claim)
            levels = [
                grant.level
                for grant in self.authority[address.h]
                if (address.device == item.device or all(grant.level <= own.level for own in naming))
                and self.admits(grant, old[0], old[1], old[2])
                and self.admits(grant, new[0], new[1], new[2])
            ]
            if levels:
                found.append((min(levels), address, new))
        return found

    def _address(self, item):
        """The Standing of an entry of layer 4 after its address (2.5, 1), nothing else judged yet."""
        plain = Standing(item, item.components, item.entry.inspector, item.ms, None)
        found = self.applicable_addresses(item)
        if not found:
            return plain
        _, address, new = min(found, key=lambda one: (one[0], -one[1].entry.stamp, [-byte for byte in one[1].h]))
        claim = address.claim
        inspector = claim.get("inspector", item.entry.inspector)
        return Standing(item, new, inspector, item.ms + claim.get("offset", 0) * MINUTE, address)

    # --- standing ---

    def _standing(self, item):
        """The complete Standing of an entry of layer 3 or 4 (2.5)."""
        if item.layer == 4:
            standing = self._addressed[item.h]
        else:
            standing = Standing(item, item.components, item.entry.inspector, item.ms, None)
        self._find_candidates(standing)
        t = self._bounded_time(standing)
        standing.current = standing.in_order(g for g in standing.candidates if minute(t) < g.until)
        standing.current_cut = standing.in_order(g for g in standing.cut if minute(t) < g.until)
        standing.allowing = standing.current[0] if standing.current else None
        own = [g for g in standing.current if g in standing.own]
        deciding = [g.level for g in own if "decide" in g.rights and self.has_force(g)]
        standing.decision = item.payload.about.get("decides") is True and bool(deciding)
        standing.level = min(deciding) if standing.decision else None
        standing.voice = "typed" if standing.allowing and standing.allowing not in standing.own else "own"
        first = [] if standing.current else ["revoked" if standing.current_cut else "not-enrolled"]
        self._set_effective(standing, t, self._floor(standing, first))
        standing.all_reasons = first + self._further_reasons(standing)
        standing.reasons = sorted(r for r in standing.all_reasons if not self.lifting(standing, r))
        return standing

    def _find_candidates(self, standing):
        """Fills candidates (C), cut (R) and own: lists of Grants (2.5, 3)."""
        item = standing.item
        layer_3 = item.layer == 3
        if item.device in self.roots:
            return
        for grant in self.grants[item.device]:
            own = gives(grant.inspectors, standing.inspector, standing.rank)
            typed = "type" in grant.rights and gives(grant.types, standing.inspector, standing.rank)
            if not (own or typed) or not any_register(grant, standing.kind, standing.register):
                continue
            if layer_3 and "publish" not in grant.rights:
                continue
            if self._grant_admits(grant, standing):
                (standing.cut if self.cut_off(item, grant) else standing.candidates).append(grant)
                standing.own += [grant] if own else []

    def _grant_admits(self, grant, standing):
        """True when a grant admits the place of a Standing."""
        return self.admits(grant, standing.kind, standing.place, standing.work_date)

    def bounding(self, standing):
        """B: the grants that an attestation must be above (2.5, 4)."""
        candidates, cut = ([g for g in theirs if self.has_force(g)] for theirs in (standing.candidates, standing.cut))
        return candidates or cut

    def _bounded_time(self, standing):
        """t: the time, bounded by the attestations (2.5, 4)."""
        item = standing.item
        theirs = self.bounding(standing)
        floor = min((g.start for g in theirs), default=0) * MINUTE
        received = [
            attestation.claim["received"]
            for attestation in self.effective_of("attestation", item.device)
            if item.h in self.covered(bytes.fromhex(attestation.claim["chain"]))
            and any(
                all(above(g, own) for own in theirs) if theirs else self.above_some(g, item.device)
                for g in self.authority[attestation.h]
            )
            and attestation.claim["received"] >= floor
            and attestation.ms >= floor
        ]
        return min([standing.time] + [T + GRACE for T in received])

    def _floor(self, standing, first):
        """The floor; `first` holds the reason revoked or not-enrolled or nothing (2.5, 6)."""
        if standing.current:
            return standing.allowing.start * MINUTE
        if standing.current_cut:
            return standing.current_cut[0].start * MINUTE
        return min((g.start for g in self.lifting(standing, first[0])), default=0) * MINUTE

    @staticmethod
    def _set_effective(standing, t, floor):
        """Sets effective and corrected from t and the floor (2.5, 6)."""
        corrected = max(floor, t)
        observed = standing.item.entry.observed
        bound = [observed * MINUTE] if observed else []
        standing.effective = min(bound + [corrected])
        standing.corrected = standing.effective != min(bound + [standing.time])

    def _further_reasons(self, standing):
        """The reasons of 2.5, 8 before releases."""
        reasons = []
        if standing.allowing and standing.allowing.practice and not self.practice:
            reasons.append("practice")
        if standing.item.layer == 4:
            reasons += self._unknown(standing)
            if self._date_wrong(standing):
                reasons.append("date")
            if self._moved(standing):
                reasons.append("moved")
        return reasons

    def _unknown(self, standing):
        """The reasons that begin with unknown- for what layer 3 does not know."""
        reasons, known, kind = [], self.reference, standing.kind
        if kind in STATION_KINDS:
            if standing.place.rpartition(".")[0] not in known.points:
                reasons.append("unknown-point")
            elif standing.place not in known.stations:
                reasons.append("unknown-station")
        if kind == "walk" and standing.place not in known.streets:
            reasons.append("unknown-street")
        indicator = {"check": standing.components[-1], "count": standing.components[-2]}.get(kind, "*")
        if indicator != "*" and indicator not in known.indicators:
            reasons.append("unknown-indicator")
        return reasons

    def _date_wrong(self, standing):
        """True when the work date is too far from the date of effective."""
        dated = standing.register in DATED_REGISTERS or standing.register.startswith("acts.")
        if standing.kind not in ADDRESSED_KINDS or not dated or standing.decision:
            return False
        zone = self.reference.setting("zone_minutes", standing.work_date)
        day = (minute(standing.effective) + zone) // DAY_MINUTES
        apart = abs(shapes.day_number(standing.work_date) - day)
        return apart > self.reference.setting("date_days", standing.work_date)

    def _moved(self, standing):
        """True when every base was taken out of this register by an address."""
        bases = standing.item.entry.bases
        return bool(bases) and all(self._was_taken(base, standing) for base in bases)

    def _was_taken(self, base, standing):
        """True when `base` is the digest of an entry written here that an address took elsewhere."""
        taken = self._addressed.get(base)
        return bool(
            taken
            and taken.address
            and taken.item.entry.record == standing.record
            and taken.item.entry.register == standing.register
            and taken.record != standing.record
        )

    # --- releases ---

    def lifting(self, standing, reason):
        """Grants by which effective releases lift a reason from a Standing (2.5, 9)."""
        if reason in NEVER_LIFTED:
            return []
        return [
            grant
            for release in self.effective_of("release", standing.item.h)
            if reason in release.claim["reasons"]
            and release.device != standing.item.device
            and standing.item.device not in self.roots
            for grant in self.authority[release.h]
            if self._grant_lifts(grant, standing)
            and (reason != "revoked" or self._overrules_revocations(release.device, grant, standing))
        ]

    def _grant_lifts(self, grant, standing):
        """True when an authorising grant of a release reaches the entry."""
        return (
            "enrol" in grant.rights
            and any(
                inspector_matches(pattern, standing.inspector) and standing.rank <= limit
                for pattern, limit in grant.inspectors
            )
            and any_register(grant, standing.kind, standing.register)
            and self._grant_admits(grant, standing)
            and all(grant.level <= own.level for own in self.naming(standing.item))
        )

    def _overrules_revocations(self, w, grant, standing):
        """True when writer w with the grant may lift every revocation that cuts the entry off."""
        return all(
            revocation.device == w or any(above(grant, by) for by in self.revoking(revocation, cut_from))
            for cut_from in [g for g in standing.current_cut if self.has_force(g)] or standing.current_cut
            for revocation in self.cutting(standing.item, cut_from)
        )

    # --- content ---

    @cached_property
    def held(self):
        """{(device, seq, digest): (reasons, record, register)} of every held entry."""
        out = {}
        for key, item in self.items.items():
            if key not in self.erased and (item.reason or item.layer and item.h in self.no_authority):
                names = (item.entry.record, item.entry.register) if item.entry else ("", "")
                out[key] = ([item.reason or "no-authority"], *names)
        for standing in self.standings:
            if standing.reasons:
                out[standing.item.key] = (standing.reasons, standing.record, standing.register)
        return out

    @cached_property
    def governing(self):
        """The Items of layers 1 and 2 that are not held."""
        return [item for item in self.items.values() if item.layer in (1, 2) and item.key not in self.held]

    @cached_property
    def withheld(self):
        """The (device, seq, digest) without bytes that are not erased."""
        return {key for key, item in self.items.items() if item.data is None} - self.erased

    def _device_line(self, device):
        """The JSON value of a device's line, None when its lists are all empty."""
        links = [link for link in self.links if link.device == device]
        by_seq = defaultdict(set)
        for link in links:
            by_seq[link.seq].add(link.h)
        seqs = sorted(by_seq)
        gaps = [[a + 1, b - 1] for a, b in zip([0] + seqs, seqs) if b > a + 1]
        keys = {link.element for link in links}
        lists = {
            "erased": sorted({h.hex() for _, _, h in keys & self.erased}),
            "forks": [seq for seq in seqs if len(by_seq[seq]) > 1],
            "gaps": gaps,
            "withheld": sorted({h.hex() for _, _, h in keys & self.withheld}),
        }
        return {"device": device.hex(), **lists} if any(lists.values()) else None

    @cached_property
    def lines(self):
        """The content lines as sorted bytes, equal ones once, without line ends (section 4)."""
        values = [
            {
                "conflict": register.conflict,
                "effective": register.in_force.effective,
                "heads": [head.item.h.hex() for head in register.heads],
                "own": register.own,
                "record": register.record,
                "register": register.register,
            }
            for register in self.registers.values()
        ]
        for (_, _, h), (reasons, record, register) in self.held.items():
            values.append({"held": h.hex(), "reasons": reasons, "record": record, "register": register})
        for item in self.governing:
            record, register = item.entry.record, item.entry.register
            effect = item.h not in self.cancelled
            values.append({"effect": effect, "governing": item.h.hex(), "record": record, "register": register})
        values += filter(None, (self._device_line(device) for device in {link.device for link in self.links}))
        return sorted({codec.canonical(value).encode("utf-8") for value in values})

    @cached_property
    def content(self):
        """The content as bytes."""
        return b"".join(line + b"\n" for line in self.lines)

    @cached_property
    def content_digest(self):
        """SHA-256 of the content."""
        return codec.sha256(self.content)

    @cached_property
    def manifest(self):
        """The manifest bytes."""
        return codec.manifest(self.links, self.withheld | self.erased)

    @cached_property
    def set_digest(self):
        """The set digest."""
        return codec.set_digest(self.manifest)

    @cached_property
    def ledger_digest(self):
        """The ledger digest."""
        return codec.ledger_digest(self.practice, self.roots, self.set_digest)


def load(files, roots, practice):
    """The Ledger of bundle files and root.pub files (paths)."""
    trusted = [codec.device_id(codec.read_public_file(Path(root).read_text())) for root in roots]
    links = [link for path in files for link in codec.links_of_file(Path(path).read_bytes())]
    return Ledger(links, trusted, practice)


def main():
    """Prints content lines, the ledger digest or the set digest of bundles."""
    options = argparse.ArgumentParser(description="The merge law of Watchbook.")
    options.add_argument("--root", action="append", required=True, help="root.pub of a trusted root")
    options.add_argument("--practice", action="store_true")
    options.add_argument("--digest", action="store_true", help="print the ledger digest")
    options.add_argument("--set-digest", action="store_true")
    options.add_argument("--content-digest", action="store_true")
    options.add_argument("bundles", nargs="+")
    given = options.parse_args()
    ledger = load(given.bundles, given.root, given.practice)
    if given.digest:
        print(ledger.ledger_digest.hex())
    if given.set_digest:
        print(ledger.set_digest.hex())
    if given.content_digest:
        print(ledger.content_digest.hex())
    if not (given.digest or given.set_digest or given.content_digest):
        sys.stdout.buffer.write(ledger.content)


if __name__ == "__main__":
    main()
