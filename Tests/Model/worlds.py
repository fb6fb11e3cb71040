"""Small seeded worlds made to collide: bundle files whose entries use and abuse every sentence of the law.

`python3 worlds.py SEED FOLDER` writes one world; `python3 worlds.py --coverage 0 200` counts what
happens in worlds. Times are milliseconds since 1970 unless a name says minutes.
"""

import argparse
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import codec
import grants
import law
from codec import Entry, Key

MINUTE, DAY = 60_000, 86_400_000
START = 1_772_323_200_000  # 2026-03-01T00:00:00Z
NOW = 1_780_272_000_000  # 2026-06-01T00:00:00Z
YEAR = 365 * DAY
DATES = ["2026-03-01", "2026-03-02", "2026-03-04"]
STATIONS = ["gate.s1", "gate.s2", "pond.s1", "east.mill.s1"]
STREETS = ["east.high", "west.low", "pier"]
INDICATORS = ["c1", "c2"]
SLOTS = ["r1", "r2"]
RIGHTS = ["enrol", "decide", "attest", "release", "address", "type", "erase", "publish"]
EMPTY = {"office": "shadow", "inspectors": [], "places": [], "registers": []}
LIFTABLE = [
    "not-enrolled",
    "revoked",
    "unknown-point",
    "unknown-station",
    "unknown-street",
    "unknown-indicator",
    "date",
    "moved",
    "practice",
]


class Actor:
    """A device: its Key, office, inspectors [(inspector, rank)] and its chain; `clock` maps true time to ms."""

    def __init__(self, key, office, inspectors, clock):
        self.key, self.office, self.inspectors, self.clock = key, office, inspectors, clock
        self.path = []
        self.ends = [codec.chain_start(key.device)]
        self.tips = []
        self.chains = list(self.ends)

    @property
    def device(self):
        """The device id."""
        return self.key.device

    @property
    def seq(self):
        """The seq of the last entry on the present branch, 0 without one."""
        return len(self.path)

    @property
    def chain(self):
        """The chain digest at the end of the present branch."""
        return self.ends[-1]

    def append(self, data):
        """Appends canonical bytes to the present branch."""
        self.path.append(data)
        self.ends.append(codec.chain_next(self.chain, self.seq, codec.entry_digest(data)))
        self.chains.append(self.chain)

    def fork(self, keep):
        """Starts a second branch after the first `keep` entries."""
        self.tips.append(list(self.path))
        self.path, self.ends = self.path[:keep], self.ends[: keep + 1]

    @property
    def branches(self):
        """Every branch as a list of canonical bytes."""
        return [path for path in self.tips + [self.path] if path]


class World:
    """Generates one world; `copies`: with entries copied to places that they do not name."""

    def __init__(self, seed, copies=True):
        self.rng = random.Random(seed)
        self.seed = seed
        self.time = START + self.rng.choice([0, 8 * 60 * MINUTE, 16 * 60 * MINUTE])
        self.entries = []
        self.practice = self.rng.random() < 0.12
        self._people()
        self._setup()
        for _ in range(self.rng.randint(16, 34)):
            self._act()
        for attack in self.rng.sample(self.attacks, self.rng.randint(1, 4)):
            attack()
        for _ in range(2):
            self._respond()
        for _ in range(self.rng.randint(2, 8)):
            self._work()
        self._respond()
        if copies and self.chance(0.6):
            self.copy()

    # --- small choices ---

    def chance(self, probability):
        """True with a probability."""
        return self.rng.random() < probability

    def pick(self, values):
        """One of a list."""
        return self.rng.choice(values)

    def tick(self):
        """Lets true time pass; often not at all, so that stamps are equal."""
        self.time += self.pick([0, 0, 1, 20_000, 7 * MINUTE, 3 * 60 * MINUTE])

    # --- people and devices ---

    def _key(self, name):
        """The Key of a device of this world."""
        return Key(int.from_bytes(codec.sha256(f"{self.seed}/{name}".encode()), "big") % 2**255 + 1)

    def _clock(self, honest):
        """A clock: a function from true ms to shown ms."""
        wrong = [
            lambda t: t + YEAR,
            lambda t: t - YEAR,
            lambda t: t % DAY,
            lambda t: t + 40 * DAY,
            lambda t: t - 3 * DAY,
            lambda t: t // (6 * 60 * MINUTE) * (6 * 60 * MINUTE),
            lambda t: t + 20 * MINUTE,
        ]
        return (lambda t: t) if self.chance(honest) else self.pick(wrong)

    def _actor(self, name, office, inspectors, honest=0.65):
        """A new Actor."""
        actor = Actor(self._key(name), office, inspectors, self._clock(honest))
        self.actors.append(actor)
        return actor

    def _people(self):
        """Roots, offices and devices."""
        self.actors = []
        self.root = self._actor("root", "city", [("city.0", 0)], 0.9)
        self.root_2 = self._actor("root 2", "city", [("city.0", 0)]) if self.chance(0.35) else None
        self.trusted = [self.root] + ([self.root_2] if self.root_2 and self.chance(0.5) else [])
        self.city = self._actor("city", "city", [("city.1", 3), ("city.2", 1)], 0.85)
        self.east = self._actor("east", "east", [("east.1", 2), ("east.2", 1)], 0.8)
        self.west = self._actor("west", "west", [("west.1", 2), ("west.2", 0)], 0.8) if self.chance(0.8) else None
        self.community = (
            self._actor("community", "east.c", [("club.1", 0), ("club.2", 1)], 0.75) if self.chance(0.7) else None
        )
        self.phone = self._actor("phone", "east", [("east.2", 1), ("east.3", 0)], 0.6) if self.chance(0.6) else None
        self.stranger = self._actor("stranger", "east", [("east.2", 1)], 0.9) if self.chance(0.35) else None
        self.workers = [
            one for one in (self.city, self.east, self.west, self.community, self.phone, self.stranger) if one
        ]
        self.offices = [one for one in (self.city, self.east, self.west) if one]

    # --- writing ---

    def _stamp(self, actor):
        """A stamp by the actor's clock, sometimes with a counter."""
        return max(actor.clock(self.time), 0) * 65_536 + self.pick([0, 0, 1, 2])

    def write(
        self,
        actor,
        record,
        register,
        claim,
        about=None,
        bases=(),
        inspector=None,
        observed=0,
        raw=None,
        attachments=(),
        stamp=None,
    ):
        """Writes an entry and returns its digest; `inspector` is (name, rank), `raw` replaces the payload bytes."""
        self.tick()
        name, rank = inspector or self.pick(actor.inspectors)
        entry = Entry(
            device=actor.device,
            seq=actor.seq + 1,
            stamp=self._stamp(actor) if stamp is None else stamp,
            observed=observed,
            inspector=name,
            rank=rank,
            record=record,
            register=register,
            bases=tuple(sorted(set(bases))),
            attachments=attachments,
            payload=codec.payload(claim, about) if raw is None else raw,
        )
        return self.append(actor, codec.encode(entry), entry)

    def append(self, actor, data, entry=None):
        """Appends canonical bytes to an actor's chain, now and then on a new branch; returns their digest."""
        h = self._record(actor, data, entry)
        if self.chance(0.025):
            self._fork(actor)
        return h

    def _record(self, actor, data, entry):
        """Appends canonical bytes to an actor's present branch; returns their digest."""
        actor.append(data)
        h = codec.entry_digest(data)
        self.entries.append((h, actor, entry))
        return h

    def _fork(self, actor):
        """Lets the actor go on from an earlier entry, sometimes with an identical entry on both branches."""
        keep = max(actor.seq - self.rng.randint(1, 3), 0)
        abandoned = actor.path[keep:]
        actor.fork(keep)
        if len(abandoned) > 1 and self.chance(0.7):
            other = replace(self._plain(actor), record="case/east-f1")
            self._record(actor, codec.encode(other), other)
            self._record(actor, abandoned[1], None)

    # --- grants ---

    def grant(self, **members):
        """The claim of a grant."""
        plain = {
            "from": START // MINUTE - self.pick([0, 1_440, 14_400]),
            "level": 1,
            "office": "east",
            "inspectors": [["*", 3]],
            "types": [],
            "places": ["*"],
            "registers": ["*"],
            "rights": [],
        }
        claim = plain | members
        return {name: value for name, value in claim.items() if value is not None}

    def enrol(self, writer, device, inspector=None, bases=(), **members):
        """Writes an enrolment; returns its digest."""
        digest = self.write(
            writer, f"enrolment/{device.hex()}", "grant", self.grant(**members), bases=bases, inspector=inspector
        )
        self.enrolments.append((digest, device, writer))
        return digest

    def _office_grant(self, writer, actor, **more):
        """The usual grant of a street office."""
        o = actor.office
        members = {
            "level": 1,
            "office": o,
            "inspectors": [[o + ".*", 2], ["city.2", 1]],
            "types": [["club.*", 1], [o + ".*", 2]],
            "places": [o],
            "until": self.pick([None, None, None, (START + 20 * DAY) // MINUTE]),
            "rights": [r for r in RIGHTS if self.chance(0.85)],
            "practice": self.pick([None] * 14 + [True]),
        }
        members["inspectors"] += [["club.*", 1]]
        members["inspectors"] = [p for p in members["inspectors"] if p[0] == o + ".*" or self.chance(0.3)]
        self.enrol(writer, actor.device, inspector=writer.inspectors[0], **(members | more))

    def _setup(self):
        """Enrols most devices and publishes most reference data."""
        self.enrolments = []
        rng = self.rng
        early = (START - 30 * DAY) // MINUTE
        self.enrol(
            self.root, self.city.device, level=0, office="city", types=[["*", 3]], rights=RIGHTS, **{"from": early}
        )
        if self.root_2:
            self.enrol(
                self.root_2,
                self.pick(self.workers).device,
                level=self.pick([0, 1]),
                types=[["*", 3]],
                rights=RIGHTS,
                practice=self.pick([None, True]),
            )
        for office in self.offices[1:]:
            if self.chance(0.94):
                self._office_grant(self.pick([self.city, self.city, self.root]), office)
        if self.community and self.chance(0.9):
            writer = self.pick([self.east, self.city, self.city, self.city])
            self.enrol(
                writer,
                self.community.device,
                inspector=writer.inspectors[0],
                level=2,
                office="east.c",
                inspectors=[["club.*", 1]],
                places=["east"],
                rights=["decide", "address"][: rng.randint(0, 2)],
            )
        if self.phone and self.chance(0.92):
            writer = self.pick([self.east, self.city])
            self.enrol(
                writer,
                self.phone.device,
                inspector=writer.inspectors[0],
                level=2,
                office="east",
                inspectors=[["east.2", 1], ["east.3", 0]],
                types=[["east.*", 1]],
                until=self.pick(
                    [None, (START + 10 * DAY) // MINUTE, (START + 10 * DAY) // MINUTE, START // MINUTE + 300]
                ),
                places=[self.pick(["east", "east", "east.mill"])],
                registers=self.pick([["*"], ["*"], ["*"], ["check/*", "count/acts", "watch/*", "walk/positions"]]),
                rights=["type", "decide"][: rng.randint(0, 2)],
                practice=self.pick([None] * 9 + [True]),
            )
        for publish in (self._points, self._points, self._streets, self._standards, self._settings):
            if self.chance(0.95):
                publish(self.city)

    # --- layer 3 ---

    def _points(self, actor):
        """Publishes versions of points."""
        for point, office in (("gate", "east"), ("pond", "west"), ("east.mill", "east")):
            if self.chance(0.88):
                office = self.pick([office, office, office, office, "west", "city"])
                stations = self.pick([["s1", "s2"], ["s1", "s2"], ["s1"]])
                gone = {"withdrawn": True} | self.pick([{}, {}, {"stations": ["s2"]}, {"office": 5}])
                claim = self.pick([{"office": office, "stations": stations}] * 9 + [gone])
                date = self.pick(["2026-01-01", "2026-01-01", "2026-03-02", "2026-03-09"])
                self._reference(actor, f"point/{point}/{date}", "place", claim)

    def _streets(self, actor):
        """Publishes streets."""
        for street in STREETS:
            if self.chance(0.85):
                self._reference(actor, f"street/{street}/2026-01-01", "name", {"name": self.pick("ab")})
            if self.chance(0.5):
                date = self.pick(["2026-01-01", "2026-03-02"])
                line = {"office": self.pick(["east", "west", "city", 5])}
                self._reference(actor, f"street/{street}/{date}", "line", self.pick([line] * 9 + [{"withdrawn": True}]))

    def _standards(self, actor):
        """Publishes indicators."""
        for indicator in INDICATORS:
            if self.chance(0.95):
                self._reference(actor, "standard/city", f"indicator.{indicator}", {"weight": self.pick([1, 2])})

    def _settings(self, actor):
        """Publishes settings."""
        claim = {"zone_minutes": self.pick([0, 480, -720, 1440]), "date_days": self.pick([0, 1, 3, 40])}
        claim = {name: value for name, value in claim.items() if self.chance(0.7)}
        place = self.pick(["city"] * 5 + ["east"])
        gone = {"withdrawn": True} | self.pick([{}, {}, {"date_days": 40}, {"date_days": 400}])
        claim = self.pick([claim] * 8 + [gone, {"zone_minutes": 2_000}])
        self._reference(actor, f"settings/{place}/{self.pick(['2026-01-01', '2026-03-02'])}", "settings", claim)

    def _free_reference(self, actor):
        """Publishes reference data of the other kinds."""
        record = self.pick(["unit/east.u1/2026-01-01", "person/east.2/2026-01-01", "roster/east.r/2026-03-02"])
        self._reference(actor, record, self.pick(["name", "x.1"]), {"name": self.pick("ab")})

    def _reference(self, actor, record, register, claim):
        """Writes an entry of layer 3, sometimes upon the earlier ones, sometimes as a decision."""
        about = {"decides": True} if self.chance(0.15) else {}
        self.write(actor, record, register, claim, about, self._bases(record, register))

    # --- layer 4 ---

    def _bases(self, record, register):
        """Bases for an entry: earlier ones of its register, or none, now and then wrong ones."""
        same = [h for h, _, entry in self.entries if entry and (entry.record, entry.register) == (record, register)]
        roll = self.rng.random()
        if roll < 0.4 and same:
            return same[-self.rng.randint(1, 3) :]
        if roll < 0.45:
            return [self.pick(self.entries)[0]]
        if roll < 0.48:
            return [codec.sha256(b"nothing")]
        return []

    def _observed(self):
        """Minutes observed: mostly 0, else near the present, sometimes absurd."""
        near = self.time // MINUTE
        return self.pick([0, 0, 0, 0, 0, 0, near, near, near - 5, near - 600, near + 10_000, 1, codec.MAX_LEB])

    def _places_for(self, actor):
        """Stations and streets that suit an actor's office, mostly."""
        if actor is self.city or self.chance(0.06):
            return STATIONS, STREETS
        if actor is self.west:
            return ["pond.s1"] * 5 + ["gate.s1"], ["west.low", "pier"]
        return ["gate.s1", "gate.s1", "gate.s2", "east.mill.s1"], ["east.high", "pier"]

    def _date(self):
        """A work date: mostly today or yesterday by true time."""
        day = (self.time // DAY) - START // DAY
        sensible = {0: DATES[0], 1: DATES[1]}.get(day, DATES[2])
        return sensible if self.chance(0.92) else self.pick(DATES + ["2026-03-30", "1970-01-01", "9999-12-31"])

    def _layer_4_record(self, actor, inspector):
        """(record, register) of the work of an inspector."""
        stations, streets = self._places_for(actor)
        station = self.pick(stations) if self.chance(0.96) else self.pick(["gate.s9", "nowhere.s1"])
        street = self.pick(streets) if self.chance(0.93) else "east.lost"
        indicator = self.pick(["c1", "c1", "c2"]) if self.chance(0.97) else "c9"
        date, slot = self._date(), self.pick(["r1", "r1", "r2"])
        occasion = self.pick(
            ["r1.1", "r1.1", "r1.1", f"spot-{inspector}-1", self.pick(["morning", f"spot-{inspector}-1"])]
        )
        kind = self.pick(
            ["finding"] * 5
            + ["sweep", "review", "acts", "acts", "double", "watch", "watch", "walk", "walk", "case", "free"]
        )
        if kind in ("finding", "review"):
            last = "*" if kind == "review" and self.chance(0.15) else indicator
            return f"check/{station}/{date}/{occasion}/{last}", kind
        if kind == "sweep":
            return f"check/{station}/{date}/{occasion}/*", kind
        if kind in ("acts", "double"):
            return f"count/{station}/{date}/{slot}/{indicator}/{inspector}", "acts.p1" if kind == "acts" else kind
        if kind == "watch":
            return f"watch/{station}/{date}/{slot}/{inspector}", self.pick(
                ["plan", "arrival", "departure", "handover", "attendance"]
            )
        if kind == "walk":
            return f"walk/{street}/{date}/{occasion}/{inspector}", self.pick(["positions", "positions", "review"])
        office = actor.office.split(".")[0]
        if kind == "case":
            return f"case/{self.pick([office, office, office, 'east'])}-{self.pick('12')}", self.pick(
                ["note", "note", "state.x"]
            )
        return self.pick([f"close/{office}/{date}", f"assessment/{office}/2026", f"activity/{office}/a/b"]), "state"

    def _who(self, actor):
        """(inspector, rank) who writes on a device; now and then somebody else or the wrong rank."""
        if actor in (self.east, self.west, self.phone) and self.chance(0.25):
            return ("east.1", 1) if actor is self.phone else self.pick([("club.1", 0), ("club.2", 1)])
        if self.chance(0.96):
            return self.pick(actor.inspectors)
        return self.pick([("east.2", 1), ("club.1", 0), ("club.1", 1), ("west.1", 2), ("east.1", 5), ("city.2", 1)])

    def _work(self):
        """One entry of layer 4, mostly sensible; often upon or against an existing register."""
        actor = self.pick([one for one in self.workers if one is not self.stranger or self.chance(0.3)])
        inspector = self._who(actor)
        earlier = [entry for _, _, entry in self.entries if entry and law.shapes.form(entry.record.split("/"))[0] == 4]
        record, register = self._layer_4_record(actor, inspector[0])
        if actor is not self.city and self.chance(0.85):
            suitable = {name for names in self._places_for(actor) for name in names}
            earlier = [entry for entry in earlier if suitable & set(entry.record.split("/")[1:2])]
        if earlier and self.chance(0.55):
            old = self.pick(earlier)
            record, register = old.record, old.register
        about = {"decides": True} if self.chance(0.2) else self.pick([{}, {}, {"decides": False}, {"decides": 1}])
        claim = {"v": self.pick([1, 1, 2, 3])}
        photos = ((codec.sha256(b"photo"), 5),) if self.chance(0.1) else ()
        self.write(
            actor,
            record,
            register,
            claim,
            about,
            self._bases(record, register),
            inspector,
            self._observed(),
            attachments=photos,
        )

    # --- layers 1 and 2 ---

    def _any_chain(self, actor):
        """A chain digest of an actor: the end, an earlier one, d(0), of another device, or of nothing."""
        return self.pick(
            [
                actor.chain,
                actor.chain,
                actor.chain,
                self.pick(actor.chains),
                self.pick(actor.chains),
                actor.chains[0],
                self.pick(self.actors).chain,
                codec.sha256(b"missing"),
            ]
        )

    def _superior(self, actor):
        """An actor above another, mostly."""
        if self.chance(0.15):
            return self.pick(self.actors)
        return self.city if actor in self.offices else self.pick([self.city, self.east])

    def _more_enrolment(self):
        """A further grant: narrow, expired, practice, too wide, of a stranger or of a device that is enrolled."""
        writer, target = self.pick(self.offices), self.pick(self.actors)
        office = writer.office
        narrow = {
            "level": 2,
            "office": office,
            "inspectors": [[office + ".2", 1]],
            "places": [office],
            "registers": ["check/*"],
        }
        variants = [
            narrow,
            narrow | {"until": START // MINUTE + 60, "inspectors": [[office + ".*", 1]], "registers": ["*"]},
            narrow
            | {"practice": True, "inspectors": [[office + ".*", 2]], "registers": ["*"], "rights": ["decide", "type"]},
            {"level": 0, "office": "city", "rights": RIGHTS},
            narrow | {"rights": ["erase", "publish", "fly"]},
            narrow | {"from": 0},
        ]
        self.enrol(writer, target.device, inspector=writer.inspectors[0], **self.pick(variants))

    def _revoke(self):
        """A revocation by the issuer, from above, or by nobody."""
        digest, device, writer = self.pick(self.enrolments[1:] or self.enrolments)
        actor = next(one for one in self.actors if one.device == device)
        by = self.pick([writer, writer, self.city, self.root, self.pick(self.actors)])
        claim = {"enrolment": digest.hex(), "through": self._any_chain(actor).hex()}
        target = device if self.chance(0.93) else self.pick(self.actors).device
        self.write(by, f"revocation/{target.hex()}", "revocation", claim, inspector=by.inspectors[0])

    def _attest(self):
        """An attestation, sometimes with a `received` that is absurd."""
        ahead = [one for one in self.workers if one.clock(self.time) > self.time and one is not self.city]
        actor = self.pick(ahead if ahead and self.chance(0.6) else self.workers)
        by = self._superior(actor)
        received = self.pick([self.time, self.time, self.time, by.clock(self.time), self.time - 5 * DAY, 0])
        claim = {"chain": self._any_chain(actor).hex(), "received": max(received, 0)}
        self.write(by, f"attestation/{actor.device.hex()}", "received", claim, inspector=by.inspectors[0])

    def _address(self, actor=None):
        """An address for a range of a device."""
        actor = actor or self.pick(self.workers)
        by = self.pick([self.city, self.pick(self.offices), self._superior(actor), self.community or self.city])
        start = self.pick([actor.chains[0], actor.chains[0], self.pick(actor.chains), codec.sha256(b"missing")])
        members = {
            "date": self.pick(DATES),
            "offset": self.pick([60, -60, 525_600, -525_600, -52_560_000]),
            "station": self.pick(STATIONS),
            "slot": self.pick(SLOTS + ["r3"]),
            "inspector": self.pick(
                ["east.2", "east.3", "west.1", "club.1"] + [name for name, _ in actor.inspectors * 3]
            ),
        }
        chosen = self.rng.sample(sorted(members), self.pick([1, 1, 2, 2, 3]))
        claim = {"after": start.hex(), "through": self._any_chain(actor).hex()} | {n: members[n] for n in chosen}
        return self.write(by, f"address/{actor.device.hex()}", "range", claim, inspector=by.inspectors[0])

    def _erase(self):
        """An erasure of an entry of some device, or of a photo."""
        h, actor, _ = self.pick(self.entries)
        by = self._superior(actor)
        if self.chance(0.1):
            claim = {"photo": codec.sha256(b"photo").hex()}
            self.write(by, f"erasure/{actor.device.hex()}", "erasure", claim, inspector=by.inspectors[0])
        else:
            self._erase_by(by, actor, h)

    def _erase_by(self, by, actor, h):
        """Somebody writes an erasure of an entry of an actor."""
        claim = {"entry": h.hex()}
        self.write(by, f"erasure/{actor.device.hex()}", "erasure", claim, inspector=by.inspectors[0])

    def _blind_release(self):
        """A release of any entry by any office."""
        by = self.pick(self.offices)
        self._release(by, self.pick(self.entries)[0], self.rng.sample(LIFTABLE, 3))

    def _release(self, by, h, reasons):
        """Writes a release; returns its digest."""
        return self.write(by, f"release/{h.hex()}", "release", {"reasons": reasons}, inspector=by.inspectors[0])

    # --- rubbish ---

    def _rubbish(self):
        """An entry that is malformed, of an unknown version or of an unknown kind."""
        actor = self.pick(self.actors)
        record, register = self.pick([("case/east-1", "note"), self._layer_4_record(actor, "east.2")])
        device, other = actor.device.hex(), self.pick(self.actors).device.hex()
        self.pick(
            [
                lambda: self.write(actor, self.pick(["poem/a", "poem/b", "check/*", "x"]), "note", {}),
                lambda: self.write(
                    actor, "case/east-1", "note", {}, bases=self._bases("case/east-1", "note"), raw=b"[]"
                ),
                lambda: self.write(actor, self.pick(["poem/a", "walk2/a"]), "note", {"v": 1}),
                lambda: self.write(actor, record, self.pick(["finding2", "acts.", "sweep", "other"]), {}),
                lambda: self.write(
                    actor,
                    record,
                    register,
                    {},
                    raw=self.pick(
                        [
                            b"",
                            b"{}",
                            b'{"about":{},"claim":{"b":1,"a":2}}',
                            b'{"about":{"a":1.5},"claim":{}}',
                            b'{"about":{"a":1,"a":1},"claim":{}}',
                            b'{"about":{},"claim":{}}\xff',
                            b'{"about":{},"claim":{},"version":1}',
                        ]
                    ),
                ),
                lambda: self.write(
                    actor,
                    record,
                    register,
                    {},
                    raw=self.pick([b'{"about":{},"claim":{},"version":2}', b'{"about":{},"claim":{},"version":-3}']),
                ),
                lambda: self._newer(actor),
                lambda: self._raw(actor, b"\x02" + self.rng.randbytes(5)),
                lambda: self._raw(actor, b"\x01" + self.rng.randbytes(30)),
                lambda: self._raw(actor, None, seq=actor.seq + 2),
                lambda: self._raw(actor, None, device=bytes(16)),
                lambda: self._raw(actor, None, record='case/\u00e4\n\x01"\\'),
                lambda: self._raw(actor, None, register=b"\xff\xfe"),
                lambda: self._raw(actor, None, inspector="east"),
                lambda: self.write(
                    actor,
                    self.pick(
                        [
                            "check/gate/2026-03-01/r1.1/c1",
                            "check/gate.s1/2026-02-29/r1.1/c1",
                            "watch/gate.s1/2026-03-01/r1",
                            "close/east/1969-12-31",
                            "enrolment/ABC",
                            "activity",
                        ]
                    ),
                    "finding",
                    {},
                ),
                lambda: self.write(
                    actor,
                    f"enrolment/{other}",
                    "grant",
                    self.grant(
                        **self.pick(
                            [
                                {"level": -1},
                                {"office": None},
                                {"inspectors": [["*", 1, 1]]},
                                {"registers": ["check"]},
                                {"practice": 1},
                            ]
                        )
                    ),
                ),
                lambda: self.write(actor, f"attestation/{other}", "received", {"chain": "00", "received": 1}),
                lambda: self.write(actor, f"address/{other}", "range", {"after": "0" * 64, "through": "0" * 64}),
                lambda: self.write(actor, f"attestation/{device}", "received", {"withdrawn": True, "chain": 1}),
                lambda: self.write(actor, "point/gate/2026-03-02", "place", {"office": "east"}),
            ]
        )()

    def _newer(self, actor):
        """An entry whose payload is of another version and which breaks some other rule, or none."""
        payload, photo = codec.payload({}, version=2), (codec.sha256(b"photo"), 5)
        changes = [
            {"payload": b'{"about":{},"claim":{},"more":1,"version":2}'},
            {"payload": b'{"about":{},"version":2}'},
            {"payload": b'{"about":{},"claim":{"b":1,"a":2},"version":2}'},
            {"payload": b'{"about":{"a":1.5},"claim":{},"version":2}'},
            {"register": "a b"},
            {"inspector": "east"},
            {"record": "poem/a"},
            {"record": "case"},
            {"bases": (codec.sha256(b"a"),) * 2},
            {"attachments": (photo,) * 32},
            {"seq": actor.seq + 2},
        ]
        self._raw(actor, None, **{"payload": payload} | self.pick(changes))

    def _plain(self, actor):
        """A plain Entry for the next place of an actor's chain."""
        return Entry(
            device=actor.device,
            seq=actor.seq + 1,
            stamp=self._stamp(actor),
            observed=0,
            inspector="east.2",
            rank=1,
            record="case/east-1",
            register="note",
            bases=(),
            attachments=(),
            payload=codec.payload({}),
        )

    def _raw(self, actor, data, **fields):
        """Appends bytes, or an entry with fields that break rules."""
        self.append(actor, codec.encode(replace(self._plain(actor), **fields)) if data is None else data)

    # --- the course of a world ---

    def _act(self):
        """One random act."""
        roll = self.rng.random()
        for limit, act in (
            (0.62, self._work),
            (0.68, self._publish_late),
            (0.73, self._rubbish),
            (0.76, self._more_enrolment),
            (0.795, self._revoke),
            (0.85, self._attest),
            (0.92, self._address),
            (0.97, self._erase),
            (0.985, self._blind_release),
            (1.0, self._root_work),
        ):
            if roll < limit:
                return act()

    def _publish_late(self):
        """Reference data that comes late or from somebody without the right."""
        actor = self.pick([self.city, self.city, self.pick(self.workers)])
        self.pick(
            [
                self._points,
                self._streets,
                self._standards,
                self._settings,
                self._settings,
                self._free_reference,
                self._free_reference,
            ]
        )(actor)

    def _root_work(self):
        """A root writes what it may not."""
        if self.chance(0.5):
            self.write(self.root, "case/city-1", "note", {"v": 1})
        else:
            claim = {"chain": self.city.chain.hex(), "received": self.time}
            self.write(self.root, f"attestation/{self.city.device.hex()}", "received", claim)

    def _respond(self):
        """What people do who see the ledger so far: release, cancel, move, correct, erase."""
        ledger = law.Ledger(self.links(), [root.device for root in self.trusted], self.practice)
        for standing in self.rng.sample(ledger.standings, len(ledger.standings)):
            h = standing.item.h
            if standing.reasons and self.chance(0.9 if "moved" in standing.reasons else 0.3):
                reasons = standing.reasons if self.chance(0.85) else [self.pick(LIFTABLE)]
                self._release(self.pick([self.city, self.city, self.city, self.pick(self.offices)]), h, reasons)
            elif standing.decision and self.chance(0.4):
                self._answer(standing)
            elif standing.voice == "typed" and self.chance(0.8):
                self._upon_typed(standing)
            elif standing.address and self.chance(0.7):
                self._upon_moved(standing)
        for h in sorted(ledger.authority):
            if self.chance(0.06 if ledger.by_digest[h].kind == "release" else 0.2):
                self._cancel(ledger.by_digest[h])
        for h in sorted(ledger.cancelled):
            if self.chance(0.3):
                self._cancel(ledger.cancellers[h][0])
        for register in ledger.registers.values():
            if register.conflict and self.chance(0.2):
                self._answer(register.in_force)
        for actor in self.workers:
            if actor.clock(self.time) > self.time and self.chance(0.5):
                claim = {"chain": actor.chain.hex(), "received": self.time}
                self.write(self.city, f"attestation/{actor.device.hex()}", "received", claim, inspector=("city.1", 3))
        addressed = [standing for standing in ledger.standings if standing.address]
        for standing in self.rng.sample(addressed, min(len(addressed), self.pick([0, 1, 2]))):
            self._address(self._writer(standing.item))

    def _answer(self, standing):
        """Somebody writes upon the head of a register, sometimes as a decision."""
        actor = self.pick([self.city, self.pick(self.workers)])
        about = {"decides": True} if self.chance(0.7) else {}
        self.write(actor, standing.record, standing.register, {"v": self.pick([1, 4])}, about, [standing.item.h])

    def _upon_typed(self, standing):
        """The inspector, an office or the typist writes upon a typed entry, and perhaps the typist once more."""
        entry, typist = standing.item.entry, self._writer(standing.item)
        own = [one for one in self.workers if (standing.inspector, entry.rank) in one.inspectors]
        speaker = (standing.inspector, entry.rank)
        actor = self.pick([self.pick(own or [typist]), self.pick(own or [typist]), typist, self.city])
        about = {"decides": True} if actor is self.city else {}
        h = self.write(
            actor,
            standing.record,
            standing.register,
            {"v": 6},
            about,
            [standing.item.h],
            None if actor is self.city else speaker,
        )
        if self.chance(0.5):
            self.write(typist, standing.record, standing.register, {"v": 7}, None, [h], speaker)

    def _upon_moved(self, standing):
        """Somebody writes upon an addressed entry in the register where it was written."""
        actor = self.pick([self._writer(standing.item)] * 4 + [self.city])
        entry = standing.item.entry
        self.write(
            actor, entry.record, entry.register, {"v": 5}, None, [standing.item.h], (entry.inspector, entry.rank)
        )

    def _writer(self, item):
        """The actor who wrote an item."""
        return next(one for one in self.actors if one.device == item.device)

    def _cancel(self, item):
        """Somebody cancels an entry of layer 2 by withdrawing or replacing it."""
        writer = self._writer(item)
        by = self.pick([writer, writer, self.city, self.pick(self.actors)])
        claim = {"withdrawn": True} if self.chance(0.7) else item.claim
        late = max(min(item.entry.stamp + 1, codec.MAX_LEB), self._stamp(by)) if self.chance(0.4) else None
        bases = [item.h] if self.chance(0.9) else []
        self.write(by, item.entry.record, item.entry.register, claim, None, bases, by.inspectors[0], stamp=late)

    # --- attacks and other misuse ---

    @property
    def attacks(self):
        """Acts of which every world gets a few."""
        return [
            self._step_theft,
            self._shield,
            self._shield,
            self._shield,
            self._end_of_time,
            self._end_of_time,
            self._move_from_below,
            self._practice_in_earnest,
            self._practice_decision,
            self._practice_shield,
            self._practice_shield,
            self._practice_shield,
            self._revoke_a_peer,
            self._enrol_a_root,
            self._beyond_bounds,
            self._beyond_bounds,
            self._attest_from_beside,
            self._newer_ones,
        ]

    def _step_theft(self):
        """Somebody enrols a device again at a smaller step, with a grant that is empty or much the same."""
        device = self.pick(self.workers[1:]).device
        kept = {"level": 2, "inspectors": [["east.2", 1]], "places": ["east"], "rights": ["type"]}
        self.enrol(
            self.pick(self.trusted + [self.city]),
            device,
            inspector=("city.1", 3),
            **self.pick([EMPTY | {"level": self.pick([0, 1, 5])}, kept]),
        )

    def _shield(self):
        """An office adds an empty grant to another's device; it and the device's own office then erase and attest."""
        target = self.pick([one for one in (self.phone, self.community, self.east) if one])
        h = self.write(target, "case/east-1", "note", {"v": 1}, inspector=target.inspectors[0])
        adder = self.pick([self.west or self.city, self.city])
        level = self.pick([0, 0, 1, 5, 5]) if adder is self.city else self.pick([1, 5])
        self.enrol(adder, target.device, inspector=adder.inspectors[0], **EMPTY | {"level": level})
        device, by_whom = target.device.hex(), [self.city if target is self.east else self.east, self.west or self.city]
        for by in self.rng.sample(by_whom, 2):
            # A device may have been restored to its beginning.
            some = codec.entry_digest(self.pick(target.path)) if target.path else h
            self._erase_by(by, target, self.pick([h, some]))
            claim = {"chain": target.chain.hex(), "received": self.time - 3 * 60 * MINUTE}
            self.write(by, f"attestation/{device}", "received", claim, inspector=by.inspectors[0])

    def _attest_from_beside(self):
        """An office attests a device of which it is above one grant only."""
        target = self.phone or self.east
        self.enrol(
            self.city,
            target.device,
            inspector=("city.1", 3),
            level=self.pick([1, 2]),
            inspectors=[["east.*", 2], ["club.*", 1]],
            registers=["check/*", "watch/*", "case/*"],
            places=self.pick([["west"], ["east", "west"], ["*"]]),
        )
        by = self.pick([self.east, self.west or self.east])
        claim = {"chain": target.chain.hex(), "received": self.time - 2 * 60 * MINUTE}
        self.write(by, f"attestation/{target.device.hex()}", "received", claim, inspector=by.inspectors[0])

    def _newer_ones(self):
        """Entries by a later version of the program, or that look like it."""
        for _ in range(3):
            self._newer(self.pick(self.actors))

    def _end_of_time(self):
        """An office acts with the greatest stamps there are; it or the city takes that back by an ordinary clock."""
        by = self.pick(self.offices)
        target = self.phone or self.community or self.east
        if not target.path:
            return
        device = target.device.hex()
        record, register, claim = self.pick(
            [
                (
                    f"erasure/{device}",
                    "erasure",
                    {"entry": codec.entry_digest(self.pick(target.path)).hex()},
                ),
                (f"attestation/{device}", "received", {"chain": target.chain.hex(), "received": self.time}),
                (
                    f"address/{device}",
                    "range",
                    {"after": target.chains[0].hex(), "through": target.chain.hex(), "slot": "r2"},
                ),
            ]
        )
        stamp = codec.MAX_LEB - self.pick([0, 1, 65_536])
        h = self.write(by, record, register, claim, inspector=by.inspectors[0], stamp=stamp)
        if self.chance(0.7):
            canceller = self.pick([by, self.city])
            self.write(canceller, record, register, {"withdrawn": True}, None, [h], canceller.inspectors[0])

    def _move_from_below(self):
        """A device moves entries of its own office, and its own."""
        below = self.community or self.phone or self.stranger or self.east
        rights = {"level": 2, "inspectors": [[below.inspectors[0][0], below.inspectors[0][1]]], "rights": ["address"]}
        self.enrol(self.city, below.device, inspector=("city.1", 3), **rights)
        for target in (self.east, self.pick([below, self.city])):
            claim = {"after": target.chains[0].hex(), "through": target.chain.hex(), "slot": self.pick(SLOTS)}
            claim |= self.pick([{}, {}, {"date": self.pick(DATES)}, {"offset": 60}])
            self.write(below, f"address/{target.device.hex()}", "range", claim, inspector=below.inspectors[0])

    def _practice_in_earnest(self):
        """Somebody who has every right for practice only uses it."""
        actor, drill = self.pick(self.workers), ("drill.1", 1)
        self.enrol(
            self.city,
            actor.device,
            inspector=("city.1", 3),
            level=self.pick([0, 1]),
            office="drill",
            inspectors=[["drill.*", 2], ["east.*", 2]],
            practice=True,
            rights=RIGHTS,
        )
        h, target, _ = self.pick(self.entries)
        device = target.device.hex()
        digest, enrolled, _ = self.pick(self.enrolments)
        revocation = {"enrolment": digest.hex(), "through": codec.sha256(b"missing").hex()}
        everything = {"after": target.chains[0].hex(), "through": target.chain.hex(), "slot": "r2"}
        for record, register, claim in self.rng.sample(
            [
                (f"erasure/{device}", "erasure", {"entry": h.hex()}),
                (f"attestation/{device}", "received", {"chain": target.chain.hex(), "received": self.time}),
                (f"address/{device}", "range", everything),
                (f"release/{h.hex()}", "release", {"reasons": LIFTABLE}),
                (f"revocation/{enrolled.hex()}", "revocation", revocation),
            ],
            3,
        ):
            self.write(actor, record, register, claim, inspector=drill)
        pupil = self.pick(self.workers).device
        self.enrol(
            actor,
            pupil,
            inspector=drill,
            office="drill",
            level=2,
            inspectors=[["east.2", 1]],
            practice=self.pick([True, None]),
        )

    def _practice_decision(self):
        """A device decides by a practice grant what it may only write in earnest."""
        actor = self.pick([one for one in (self.phone, self.community, self.east) if one])
        name, rank = actor.inspectors[0]
        self.enrol(
            self.city,
            actor.device,
            inspector=("city.1", 3),
            level=1,
            inspectors=[[name, rank]],
            practice=True,
            rights=["decide"],
        )
        record, register = self.pick([("case/east-1", "note"), (f"activity/east/{name}", "state")])
        self.write(actor, record, register, {"v": 8}, {"decides": True}, self._bases(record, register), (name, rank))

    def _practice_shield(self):
        """Somebody at the top enrols a device for practice; its own office then does what it must with real entries."""
        target = self.pick([one for one in (self.phone, self.phone, self.community) if one] or [self.east])
        office, name = self.city if target is self.east else self.east, target.inspectors[0]
        if office is self.east:
            self._office_grant(self.city, office, until=None, rights=RIGHTS, practice=None)
            grant = {"level": 2, "inspectors": [list(name)], "places": ["east"]}
            self.enrol(self.city, target.device, inspector=("city.1", 3), **grant)
        h = self.write(target, f"activity/east/{name[0]}", "state", {"v": 1}, inspector=name)
        lost = self.write(target, f"walk/east.high/2026-03-30/r1.1/{name[0]}", "positions", {"v": 1}, inspector=name)
        self.enrol(
            self.pick([self.root, self.city]),
            target.device,
            inspector=self.city.inspectors[0],
            level=0,
            office="drill",
            inspectors=[self.pick([[name[0], name[1]], ["*", 3]])],
            places=self.pick([["*"], ["east", "west"]]),
            practice=True,
            **{"from": self.pick([0, START // MINUTE])},
        )
        self._release(office, lost, ["date", "not-enrolled"])
        claim = {"chain": target.chain.hex(), "received": self.time - self.pick([2 * 60 * MINUTE, 2 * DAY])}
        self.write(office, f"attestation/{target.device.hex()}", "received", claim, inspector=office.inspectors[0])
        claim = {"after": target.chains[0].hex(), "through": target.chain.hex(), "slot": "r2"}
        self.write(office, f"address/{target.device.hex()}", "range", claim, inspector=office.inspectors[0])
        self._erase_by(office, target, h)

    def _revoke_a_peer(self):
        """Somebody at the top of the levels revokes grants that are no later step than his own."""
        upstart = self.pick(
            [one for one in (self.phone, self.community, self.stranger, self.west) if one] or [self.east]
        )
        self.enrol(
            self.city, upstart.device, inspector=("city.1", 3), level=0, office="city", types=[["*", 3]], rights=RIGHTS
        )
        for digest, device, _ in self.rng.sample(self.enrolments, min(2, len(self.enrolments))):
            target = next(one for one in self.actors if one.device == device)
            through = self.pick([target.chain, self.pick(target.chains)])
            claim = {"enrolment": digest.hex(), "through": through.hex()}
            self.write(upstart, f"revocation/{device.hex()}", "revocation", claim, inspector=upstart.inspectors[0])

    def _enrol_a_root(self):
        """A root gets a grant, and writes more than roots may."""
        root = self.pick(self.trusted)
        grant = {"level": self.pick([1, 2]), "office": "city", "inspectors": [["city.*", 1]], "rights": RIGHTS}
        self.enrol(self.pick([self.city, root]), root.device, inspector=self.city.inspectors[0], **grant)
        record = self.pick(["case/city-1", "check/gate.s1/2026-03-01/r1.1/c1", "street/west.low/2026-01-01"])
        h = self.write(root, record, self.pick(["finding", "note"]), {"v": 1})
        self._release(self.city, h, ["not-enrolled", "date"])
        self._erase_by(self.pick([self.city, root]), root, h)
        claim = {"after": root.chains[0].hex(), "through": root.chain.hex(), "slot": "r2", "date": "2026-03-02"}
        self.write(self.city, f"address/{root.device.hex()}", "range", claim, inspector=("city.1", 3))

    def _beyond_bounds(self):
        """Claims and records with values at their bounds and just beyond."""
        actor, bound = self.pick(self.offices), law.shapes.MAX_MINUTE
        device = self.pick(self.workers).device.hex()
        grants = [{"from": bound}, {"until": bound}, {"from": bound + 1}, {"until": bound + 1}]
        claim = self.grant(**{"level": 3, "rights": ["fly", "type"]} | self.pick(grants))
        self.write(actor, f"enrolment/{device}", "grant", claim, inspector=actor.inspectors[0])
        for offset in self.rng.sample([52_560_000, -52_560_000, 52_560_001, -52_560_001], 2):
            claim = {"after": actor.chains[0].hex(), "through": actor.chains[-1].hex(), "offset": offset}
            self.write(actor, f"address/{device}", "range", claim, inspector=actor.inspectors[0])
        for size in (64, 65):
            name = "east." + "9" * (size - 5)
            watch = f"watch/gate.s1/2026-03-01/r1/{name}"
            self.write(actor, self.pick([watch, f"person/{name}/2026-01-01"]), "plan", {})
            claim = {"after": actor.chains[0].hex(), "through": actor.chain.hex(), "inspector": name}
            self.write(actor, f"address/{device}", "range", claim, inspector=actor.inspectors[0])

    def copy(self, erase=True):
        """Copies entries into the chain of another device or once more into their own; erases some of the copies."""
        for _ in range(self.rng.randint(1, 2)):
            owner = self.pick([actor for actor in self.actors if actor.path])
            copied, target = self.pick(owner.path), self.pick([owner, *self.actors])
            for _ in range(self.pick([1, 1, 2])):
                target.append(copied)
            if erase and self.chance(0.4):
                self._erase_by(self._superior(target), target, codec.entry_digest(copied))

    def _extra_segments(self):
        """Bodies of segments that lie: renumbered ones, another's entries sealed once more, seqs left out."""
        actor = self.pick([one for one in self.actors if len(one.path) > 1])
        other = self.pick([one for one in self.actors if one is not actor])
        at = self.rng.randrange(1, len(actor.path))
        before, items = codec.last_of(codec.chain_start(actor.device), actor.path[:at]), actor.path[at : at + 3]
        bare = [("withheld", codec.entry_digest(item)) for item in items]
        last = codec.last_of(before, items, at + 1)
        frames = self.pick([items, bare])
        kind = self.pick(["renumbered", "renumbered", "grafted", "grafted", "grafted anew", "ahead", "ahead", "behind"])
        if kind == "renumbered":
            number = self.pick([at, at + 2, at + 1_000])
            return [codec.segment(actor.key.public, number, before, frames, actor.key.seal(last), last)]
        if kind == "grafted":
            return [codec.segment(other.key.public, at + 1, before, frames, other.key.seal(last))]
        if kind == "grafted anew":
            items = [codec.encode(replace(self._plain(other), seq=at + 1))]
            seal = other.key.seal(codec.last_of(before, items, at + 1))
            return [codec.segment(other.key.public, at + 1, before, items, seal)]
        number = actor.seq + self.rng.randint(2, 4) if kind == "ahead" else self.rng.randint(2, actor.seq)
        items = [codec.encode(replace(self._plain(actor), seq=number))]
        seal = actor.key.seal(codec.last_of(actor.chain, items, number))
        return [codec.segment(actor.key.public, number, actor.chain, items, seal)]

    def links(self):
        """Every Link of the world, with bytes."""
        found = []
        for actor in self.actors:
            for path in actor.branches:
                before = codec.chain_start(actor.device)
                for seq, data in enumerate(path, 1):
                    link = codec.Link(actor.device, seq, before, codec.entry_digest(data), data)
                    found.append(link)
                    before = link.chain
        return found

    # --- files ---

    def _segment(self, actor, path, start, stop, withheld):
        """The segment of path[start:stop]; digests in `withheld` go without bytes."""
        before = codec.last_of(codec.chain_start(actor.device), path[:start])
        items = []
        for data in path[start:stop]:
            h = codec.entry_digest(data)
            items.append(("withheld", h) if h in withheld else data)
        seal = actor.key.seal(codec.last_of(before, items, start + 1))
        return codec.segment(actor.key.public, start + 1, before, items, seal)

    def _cuts(self, length):
        """[(start, stop)] runs that cover a path, with repeats and overlaps."""
        points = sorted(self.rng.sample(range(1, length), min(length - 1, self.pick([0, 0, 1, 2, 4]))))
        runs = list(zip([0] + points, points + [length]))
        runs += [self.pick(runs)] if self.chance(0.3) else []
        for _ in range(self.pick([0, 0, 1, 2])):
            start = self.rng.randrange(length)
            runs.append((start, self.pick([start + 1, self.rng.randint(start + 1, length)])))
        return runs

    def segments(self):
        """Bodies of segments of every branch; some runs are missing, some entries withheld here or everywhere."""
        bodies = []
        everywhere = {h for n, (h, _, _) in enumerate(self.entries) if self.chance(0.004 if n < 16 else 0.025)}
        for actor in self.actors:
            for path in actor.branches:
                drop = (
                    self.rng.randrange(1, len(path))
                    if len(path) > 3 and self.chance(0.02 if actor in (self.root, self.city) else 0.15)
                    else None
                )
                for start, stop in self._cuts(len(path)):
                    here = {codec.entry_digest(data) for data in path[start:stop] if self.chance(0.05)}
                    if drop is None or not start <= drop < stop:
                        bodies.append(
                            self._segment(actor, path, start, stop, everywhere | (here if self.chance(0.3) else set()))
                        )
                    elif start < drop:
                        bodies.append(self._segment(actor, path, start, drop, everywhere))
        return bodies

    def bundles(self):
        """The bytes of the bundle files."""
        bodies = self.segments()
        for _ in range(self.pick([0, 1, 1])):
            bodies += self._extra_segments()
        self.rng.shuffle(bodies)
        count = self.rng.randint(2, 5)
        groups = [bodies[n::count] for n in range(count)]
        groups[0] = groups[0] + [self.pick(bodies)]
        out = []
        for group in filter(None, groups):
            entries = sum(map(count_of, group))
            head = codec.header(NOW, self.pick([0, 1]), len(group), entries, 0, self.pick(["", "Übergabe"]))
            out.append(codec.bundle(head, group))
        return out


def count_of(body):
    """How many entries a segment says it has."""
    reader = codec.Reader(body)
    reader.take(16 + 65)
    reader.leb()
    return reader.leb()


def write_world(seed, folder):
    """Writes root-N.pub, N.bundle and world.json into a folder; returns the model's Ledger.

    `refused` in world.json lists the files with a segment that is refused.
    """
    folder, world = Path(folder), World(seed)
    roots, files, refused = [], [], []
    for number, root in enumerate(world.trusted):
        roots.append(f"root-{number}.pub")
        (folder / roots[-1]).write_text(codec.public_file(root.key.public))
    for number, data in enumerate(world.bundles()):
        files.append(f"{number}.bundle")
        (folder / files[-1]).write_bytes(data)
        refused += [files[-1]] if codec.refused_in(data) else []
    settings = {"roots": roots, "practice": world.practice, "files": files, "refused": refused, "now_ms": NOW}
    (folder / "world.json").write_text(json.dumps(settings) + "\n")
    return law.load([folder / name for name in files], [folder / name for name in roots], world.practice)


def ledger_of(seed):
    """The model's Ledger of a world's bundles."""
    world = World(seed)
    links = [link for data in world.bundles() for link in codec.links_of_file(data)]
    return law.Ledger(links, [root.device for root in world.trusted], world.practice)


# --- coverage --------------------------------------------------------------------------------


def _standing_features(ledger, standing):
    """Names of what happens to one entry of layers 3 and 4."""
    found = {f"reason {reason}" for reason in standing.reasons}
    found |= {f"lifted {reason}" for reason in standing.all_reasons if reason not in standing.reasons}
    if standing.address:
        written = standing.item.components
        found |= {f"addressed {name}" for name in standing.address.claim if name not in ("after", "through")}
        found |= {"addressed record"} if written != standing.components else set()
        found |= {"addressed twice over"} if len(ledger.applicable_addresses(standing.item)) > 1 else set()
        found |= (
            {"addressed occasion"}
            if standing.kind in ("check", "walk") and written[3] != standing.components[3]
            else set()
        )
        found |= {"addressed and counts"} if not standing.reasons else set()
    if not standing.reasons:
        found |= {f"class {standing.entry_class}", f"voice {standing.spoken[1]}", f"counts {standing.kind}"}
        found |= {"observed"} if standing.item.entry.observed else set()
        found |= {"decision in layer 3"} if standing.decision and standing.item.layer == 3 else set()
        found |= {"bounded by attestation"} if ledger._bounded_time(standing) < standing.time else set()
        found |= {"several grants"} if len(standing.current) > 1 else set()
    return found


def _register_features(register):
    """Names of what happens in one register."""
    found = set()
    found |= {"conflict"} if register.conflict else set()
    found |= {"own conflict"} if register.own else set()
    found |= {"several heads"} if len(register.heads) > 1 else set()
    voices = {head.spoken[1] for head in register.heads}
    found |= {"decision against others"} if len(voices) > 1 and "decision" in voices else set()
    found |= {"two decisions"} if sum(head.decision for head in register.heads) > 1 else set()
    found |= {"class 0 below class 1"} if {0, 1} <= {head.entry_class for head in register.heads} else set()
    for y in register.counting:
        for x in register.counting:
            if law.supersedes(x, y):
                found.add(f"{x.spoken[1]} supersedes {y.spoken[1]}")
            elif y.item.h in x.item.entry.bases:
                found.add(f"{x.spoken[1]} does not supersede {y.spoken[1]}")
    return found


def _power_features(ledger):
    """Names of what grants and entries of layers 1 and 2 reach and do not reach."""
    found = set()
    for device, theirs in ledger.grants.items():
        found |= {"grants of several steps"} if len({grant.step for grant in theirs}) > 1 else set()
        found |= {"root with a grant"} if device in ledger.roots else set()
    for grant in ledger.grant_by_digest.values():
        claim = ledger.by_digest[grant.digest].claim
        found |= {"right that means nothing"} if set(claim["rights"]) - grants.RIGHTS else set()
    for item in ledger.revocations:
        grant = ledger.grant_by_digest.get(bytes.fromhex(item.claim["enrolment"]))
        if item.h in ledger.no_authority and grant and grant.device == item.target:
            by = ledger.authorising(item, "enrol")
            found |= {"revocation by too late a step"} if any(law.above(g, grant) for g in by) else set()
    if not ledger.practice:
        ledger.practice = True
        for h in ledger.no_authority:
            item = ledger.by_digest[h]
            right = law.RIGHTS_OF_LAYER_2.get(item.kind, "enrol")
            if item.kind != "enrolment" and ledger.authorising(item, right):
                found |= {"revocation for practice"} if item.kind == "revocation" else {"layer 2 for practice"}
        ledger.practice = False
    for h, by in ledger.cancellers.items():
        x = ledger.by_digest[h]
        found |= {"cancelled at the end of time"} if by and x.entry.stamp > codec.MAX_LEB - DAY else set()
        if any(y.entry.stamp < x.entry.stamp for y in by):
            found.add("cancelled by a smaller stamp")
    return found


def _reach_features(ledger):
    """Names of what erasures and attestations with authority do to the entries they name."""
    found = set()
    for erasure in ledger.effective:
        if erasure.kind == "erasure" and "entry" in erasure.claim:
            h = bytes.fromhex(erasure.claim["entry"])
            item = ledger.by_digest.get(h)
            if not item or item.device != erasure.target or item.layer < 3:
                continue
            unnamed = [g for g in ledger.grants[item.device] if g not in ledger.naming(item)]
            if item.key not in ledger.erased:
                found.add("erasure of what it is not above")
            elif not all(law.above(g, e) for g in ledger.authority[erasure.h] for e in unnamed):
                found.add("erased past a shield")
    for standing in ledger.standings:
        theirs = ledger.bounding(standing)
        for attestation in ledger.effective_of("attestation", standing.item.device):
            if theirs and standing.item.h in ledger.covered(bytes.fromhex(attestation.claim["chain"])):
                by = ledger.authority[attestation.h]
                if not any(all(law.above(g, e) for e in theirs) for g in by):
                    found.add("attestation of what it is not above")
                elif not all(law.above(g, e) for g in by for e in ledger.grants[standing.item.device]):
                    found.add("attestation past a shield")
        if standing.item.layer == 4 and not standing.address and standing.kind in law.ADDRESSED_KINDS:
            for address in ledger.effective_of("address", standing.item.device):
                if standing.item.h in ledger.covered(bytes.fromhex(address.claim["through"])) and not any(
                    grant.level <= own.level
                    for grant in ledger.authority[address.h]
                    for own in ledger.naming(standing.item)
                ):
                    found.add("address from below")
        deciders = [g for g in standing.current if g in standing.own and g.practice and "decide" in g.rights]
        if standing.item.payload.about.get("decides") is True and deciders and not standing.decision:
            found.add("decision for practice")
    return found


def _drill_features(ledger):
    """Names of what is done to real entries though a practice grant that names them is in the way."""
    found = set()
    if ledger.practice:
        return found
    for item in ledger.items.values():
        drills = ledger.naming(item, practice=True)
        for erasure in ledger.effective if item.key in ledger.erased and drills else ():
            if erasure.claim.get("entry") == item.h.hex():
                by = ledger.authority[erasure.h]
                found |= {"erased past practice"} if not any(law.above(g, d) for g in by for d in drills) else set()
    for standing in ledger.standings:
        drills = ledger.naming(standing.item, practice=True)
        if not drills or standing.allowing and standing.allowing.practice:
            continue
        if ledger._bounded_time(standing) < standing.time:
            found.add("attestation past practice")
        smallest = min(grant.level for grant in drills)
        if standing.address and ledger.applicable_addresses(standing.item)[0][0] > smallest:
            found.add("address past practice")
        for reason in set(standing.all_reasons) - set(standing.reasons):
            if any(grant.level > smallest for grant in ledger.lifting(standing, reason)):
                found.add("release past practice")
    return found


def _set_features(ledger):
    """Names of what is odd about the places of entries."""
    found, places = set(), {}
    for item in ledger.items.values():
        if item.h in places:
            found.add("copy under another device" if places[item.h].device != item.device else "copy at another seq")
        places[item.h] = item
    here = {link.h for link in ledger.links if link.data is not None}
    found |= {"bytes in a copy only"} if any(h in here for _, _, h in ledger.withheld) else set()
    copies = [h for device, seq, h in ledger.held if ledger.items[device, seq, h].entry is None]
    found |= {"equal lines once"} if len(copies) > len(set(copies)) else set()
    makers = {}
    for link in ledger.links:
        if makers.setdefault(link.chain, link.device) != link.device:
            found.add("chain sealed by two devices")
    for link in ledger.links:
        maker = makers.get(link.before, link.device)
        found |= {"chain goes on under another device"} if maker != link.device else set()
    seqs = {link.chain: link.seq for link in ledger.links}
    for link in ledger.links:
        found |= {"seqs left out in a chain"} if seqs.get(link.before, link.seq - 1) != link.seq - 1 else set()
    return found


def _bound_features(item):
    """Names of what an item has at its bounds or beyond."""
    found = set()
    if item.verdict != "ok" or not item.payload or item.kind not in ("enrolment", "address", "watch", "person"):
        return found
    claim, when = item.claim, "beyond" if item.reason == "malformed" else "at"
    bounds = {"from": law.shapes.MAX_MINUTE, "until": law.shapes.MAX_MINUTE, "offset": law.shapes.MAX_OFFSET}
    for name, bound in bounds.items():
        if isinstance(claim.get(name), int) and abs(claim[name]) in (bound, bound + 1):
            found.add(f"{name} {when} its bound")
    names = [*item.components[1:], claim.get("inspector", "")]
    if any(isinstance(name, str) and len(name) in (64, 65) and "." in name for name in names):
        found.add(f"inspector {when} its bound")
    return found


def features(ledger):
    """Names of everything that happens in a Ledger."""
    found = _power_features(ledger) | _reach_features(ledger) | _drill_features(ledger) | _set_features(ledger)
    for item in ledger.items.values():
        found |= _bound_features(item)
    for standing in ledger.standings:
        found |= _standing_features(ledger, standing)
    for register in ledger.registers.values():
        found |= _register_features(register)
    for reasons, record, register in ledger.held.values():
        found |= {f"reason {reason}" for reason in reasons}
        found |= {"held without a record"} if not record and not register else set()
    for item in ledger.governing:
        found.add(f"governing {item.kind}" + (" cancelled" if item.h in ledger.cancelled else ""))
    for y in {y.h for by in ledger.cancellers.values() for y in by}:
        found |= {"canceller replaces"} if not law.shapes.withdrawn(ledger.by_digest[y].claim) else set()
    found |= {f"step {grant.step}" for grant in ledger.grant_by_digest.values()}
    for grant in ledger.grant_by_digest.values():
        through = [bytes.fromhex(r.claim["through"]) for r in ledger.valid_revocations(grant)]
        found |= {
            "revoked by issuer" if r.device == grant.writer else "revoked from above"
            for r in ledger.valid_revocations(grant)
        }
        found |= {"revoked through nothing"} if any(not ledger.covered(chain) for chain in through) else set()
        found |= {"revoked in part"} if any(ledger.covered(chain) for chain in through) else set()
    for line in ledger.lines:
        value = json.loads(line)
        found |= {f"line {name}" for name in ("erased", "forks", "gaps", "withheld") if value.get(name)}
    chains = Counter(h for h, _ in {(link.h, link.before) for link in ledger.links})
    found |= {"same entry on two branches"} if max(chains.values()) > 1 else set()
    found |= {"practice ledger"} if ledger.practice else set()
    found |= {"two roots"} if len(ledger.roots) > 1 else set()
    return found


EXPECTED = (
    [f"reason {r}" for r in LIFTABLE + ["malformed", "unknown-version", "unknown-kind", "no-authority"]]
    + [f"lifted {r}" for r in LIFTABLE if r != "practice"]
    + [f"class {n}" for n in range(3)]
    + [f"voice {v}" for v in ("own", "typed", "decision")]
    + [f"counts {k}" for k, (layer, _) in law.shapes.FORMS.items() if layer > 2]
    + [f"counts {k}" for k in law.shapes.OPEN_ENDED]
    + [f"addressed {m}" for m in (*law.shapes.ADDRESS_MEMBERS, "record", "twice over", "occasion", "and counts")]
    + [f"governing {k}" for k, (layer, _) in law.shapes.FORMS.items() if layer < 3]
    + [f"governing {k} cancelled" for k in ("attestation", "release", "address", "erasure")]
    + [f"line {name}" for name in ("erased", "forks", "gaps", "withheld")]
    + ["conflict", "own conflict", "several heads", "two decisions", "decision against others", "class 0 below class 1"]
    + ["own supersedes own", "own supersedes typed", "decision supersedes own", "decision supersedes decision"]
    + ["own does not supersede decision", "own does not supersede own", "typed does not supersede own"]
    + ["decision does not supersede decision", "typed supersedes typed", "decision supersedes typed"]
    + ["revoked by issuer", "revoked from above", "revoked through nothing", "revoked in part"]
    + ["same entry on two branches", "practice ledger", "two roots", "step 2", "step 3", "observed", "several grants"]
    + ["bounded by attestation", "decision in layer 3", "held without a record", "canceller replaces"]
    + ["grants of several steps", "root with a grant", "right that means nothing", "revocation by too late a step"]
    + ["revocation for practice", "layer 2 for practice", "decision for practice"]
    + ["cancelled at the end of time", "cancelled by a smaller stamp", "address from below"]
    + ["erasure of what it is not above", "erased past a shield"]
    + ["attestation of what it is not above", "attestation past a shield"]
    + [f"{act} past practice" for act in ("erased", "attestation", "address", "release")]
    + ["copy under another device", "copy at another seq", "bytes in a copy only", "equal lines once"]
    + ["chain sealed by two devices", "chain goes on under another device", "seqs left out in a chain"]
    + [f"{name} {when} its bound" for name in ("from", "until", "offset", "inspector") for when in ("at", "beyond")]
)


def coverage(first, last):
    """(Counter of worlds per feature, layer 4 entries, of these counting) over seeds first ... last - 1."""
    worlds, total, counting = Counter(), 0, 0
    for seed in range(first, last):
        ledger = ledger_of(seed)
        worlds.update(features(ledger))
        layer_4 = [standing for standing in ledger.standings if standing.item.layer == 4]
        total += len(layer_4)
        counting += sum(not standing.reasons for standing in layer_4)
    return worlds, total, counting


def main():
    """Writes one world, or prints the coverage of a range of seeds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("seed", type=int)
    options.add_argument("folder", help="a folder, or with --coverage the seed after the last")
    options.add_argument("--coverage", action="store_true")
    given = options.parse_args()
    if not given.coverage:
        Path(given.folder).mkdir(parents=True, exist_ok=True)
        write_world(given.seed, given.folder)
        return
    last = int(given.folder)
    worlds, total, counting = coverage(given.seed, last)
    for name in sorted(set(worlds) | set(EXPECTED)):
        few = name in EXPECTED and worlds[name] * 20 < last - given.seed
        print(f"{worlds[name]:5} {name}{'   TOO FEW' if few else ''}")
    print(f"{total} entries of layer 4, {100 * counting // total} % count")


if __name__ == "__main__":
    main()
