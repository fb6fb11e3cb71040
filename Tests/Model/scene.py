"""Small hand-made ledgers for the tests: a root, three offices and a phone, with the usual grants and points."""

import codec
import law
from codec import Entry, Key
from worlds import MINUTE, RIGHTS, START, Actor

NOON = START + 12 * 60 * MINUTE
FINDING = "check/gate.s1/2026-03-01/r1.1/c1"
ROOTS_AND_OFFICES = (
    ("root", "city.0", 0),
    ("city", "city.1", 3),
    ("east", "east.1", 2),
    ("west", "west.1", 2),
    ("phone", "east.2", 1),
    ("stranger", "east.2", 1),
)


class Scene:
    """Devices as attributes (root, city, east, west, phone, stranger); write entries, then ask `ledger()`."""

    def __init__(self, enrol=True, publish=True):
        self.actors = []
        for number, (name, inspector, rank) in enumerate(ROOTS_AND_OFFICES, 1):
            actor = Actor(Key(number), name, [(inspector, rank)], None)
            setattr(self, name, actor)
            self.actors.append(actor)
        self.at = START
        if enrol:
            self.city_grant = self.enrol(self.root, self.city, level=0, office="city", types=[["*", 3]])
            self.east_grant = self.enrol(
                self.city, self.east, office="east", inspectors=[["east.*", 2]], types=[["club.*", 1]], places=["east"]
            )
            self.west_grant = self.enrol(
                self.city, self.west, office="west", inspectors=[["west.*", 2]], places=["west"]
            )
            self.phone_grant = self.enrol(
                self.east,
                self.phone,
                level=2,
                office="east",
                inspectors=[["east.2", 1]],
                places=["east"],
                rights=["type"],
            )
        if publish:
            self.publish("point/gate/2026-01-01", "place", {"office": "east", "stations": ["s1", "s2"]})
            self.publish("point/pond/2026-01-01", "place", {"office": "west", "stations": ["s1"]})
            self.publish("street/east.high/2026-01-01", "name", {"name": "High"})
            self.publish("standard/city", "indicator.c1", {})

    def write(
        self,
        actor,
        record,
        register,
        claim=None,
        bases=(),
        at=None,
        decides=False,
        observed=0,
        inspector=None,
        stamp=None,
    ):
        """Writes an entry at `at` ms (default: a moment after the last); returns its digest."""
        self.at = self.at + 1 if at is None else self.at
        moment = self.at if at is None else at
        name, rank = inspector or actor.inspectors[0]
        entry = Entry(
            actor.device,
            actor.seq + 1,
            moment * 65_536 if stamp is None else stamp,
            observed,
            name,
            rank,
            record,
            register,
            tuple(sorted(bases)),
            (),
            codec.payload(claim or {}, {"decides": True} if decides else {}),
        )
        return self.raw(actor, codec.encode(entry))

    @staticmethod
    def raw(actor, data):
        """Appends canonical bytes; returns their digest."""
        actor.append(data)
        return codec.entry_digest(data)

    def enrol(self, writer, device, at=None, **members):
        """Writes an enrolment of an actor; returns its digest."""
        plain = {
            "from": START // MINUTE,
            "level": 1,
            "office": "east",
            "inspectors": [["*", 3]],
            "types": [],
            "places": ["*"],
            "registers": ["*"],
            "rights": RIGHTS,
        }
        return self.write(writer, f"enrolment/{device.device.hex()}", "grant", plain | members, at=at)

    def revoke(self, writer, device, grant, through, at=None):
        """Writes a revocation of a grant through a chain digest; returns its digest."""
        claim = {"enrolment": grant.hex(), "through": through.hex()}
        return self.write(writer, f"revocation/{device.device.hex()}", "revocation", claim, at=at)

    def publish(self, record, register, claim, **more):
        """The city writes reference data; returns its digest."""
        return self.write(self.city, record, register, claim, **more)

    def attest(self, writer, device, received, at=None):
        """Writes an attestation of a device's whole chain; returns its digest."""
        claim = {"chain": device.chain.hex(), "received": received}
        return self.write(writer, f"attestation/{device.device.hex()}", "received", claim, at=at)

    def release(self, writer, h, *reasons):
        """Writes a release; returns its digest."""
        return self.write(writer, f"release/{h.hex()}", "release", {"reasons": list(reasons)})

    def address(self, writer, device, after=None, **members):
        """Writes an address for a device's chain after `after` (default: all of it); returns its digest."""
        after = device.chains[0] if after is None else after
        claim = {"after": after.hex(), "through": device.chain.hex()} | members
        return self.write(writer, f"address/{device.device.hex()}", "range", claim)

    def erase(self, writer, device, h):
        """Writes an erasure of an entry; returns its digest."""
        return self.write(writer, f"erasure/{device.device.hex()}", "erasure", {"entry": h.hex()})

    def find(self, actor=None, claim=1, **more):
        """A device (default: the phone) writes a finding at noon of its date; returns its digest."""
        record = more.pop("record", FINDING)
        at = more.pop("at", NOON)
        return self.write(actor or self.phone, record, more.pop("register", "finding"), {"v": claim}, at=at, **more)

    def links(self):
        """Every Link with its bytes."""
        found = []
        for actor in self.actors:
            for path in actor.branches:
                before = codec.chain_start(actor.device)
                for seq, data in enumerate(path, 1):
                    found.append(codec.Link(actor.device, seq, before, codec.entry_digest(data), data))
                    before = found[-1].chain
        return found

    def ledger(self, practice=False):
        """The Ledger of everything written so far."""
        return law.Ledger(self.links(), [self.root.device], practice)
