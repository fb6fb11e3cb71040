"""What the scenarios of SampleRecords/scenarios are told with: devices, files, and what is expected of them.

The expectation is told by each scenario entry by entry and register by register. It is put together here
without the law's code, so that the model can be held against it. Times are texts of the city's clock,
`2026-05-12 07:24` or with seconds; digests are bytes.
"""

import datetime
import json
import re
from collections import defaultdict
from types import SimpleNamespace

import codec
import handins
from codec import Entry, Key
from handins import Run

ZONE = 480
RIGHTS = ["enrol", "decide", "attest", "release", "address", "type", "erase"]
WATCHER = [
    "check/finding",
    "check/sweep",
    "count/acts",
    "watch/arrival",
    "watch/departure",
    "watch/handover",
    "walk/positions",
    "case/report",
]
INDICATORS = {
    "ADV-04": "公益广告泛白、破损",
    "CLN-01": "垃圾清运不及时、积存垃圾",
    "CLN-05": "小广告乱张贴",
    "FIR-01": "占用、堵塞消防通道",
    "PRK-01": "机动车停放",
    "PRK-02": "非机动车停放",
    "TRF-01": "机动车礼让率",
    "TRF-05": "行人闯红灯",
}
POINTS = {
    "P01": ("S01", ["1", "2"], "人民路中山路口", 312304000, 1214737000),
    "P02": ("S01", ["1"], "文化广场", 312351000, 1214802000),
    "P03": ("S02", ["1", "2"], "城东农贸市场", 312188000, 1214966000),
    "P04": ("S02", ["1"], "石桥村口", 311794000, 1215520000),
}
DUE = ["ADV-04", "CLN-01", "FIR-01", "PRK-01", "PRK-02"]
GOVERNING = ("enrolment", "revocation", "attestation", "release", "address", "erasure")
CHAT = "张村值守记录，麻烦并一下\r\n\r\n{}\r\n（共一段，收到请回复）\r\n"


def standard():
    """`field-2026@<16 hex>`, as the names of standards are formed."""
    codes = "".join(f"{code},{name}\n" for code, name in INDICATORS.items())
    return "field-2026@" + codec.sha256(codes.encode()).hex()[:16]


def moment(when):
    """Milliseconds since 1970 UTC of a text of the city's clock."""
    local = datetime.datetime.fromisoformat(when).replace(tzinfo=datetime.UTC)
    return int(local.timestamp()) * 1000 - ZONE * 60_000


def minute(when):
    """Minutes since 1970 UTC of a text of the city's clock."""
    return moment(when) // 60_000


def png(shade):
    """The bytes of a grey PNG of 8 by 8, the same under every version of zlib."""
    rows = b"".join(b"\0" + bytes([shade] * 8) for _ in range(8))
    adler = (1, 0)
    for byte in rows:
        adler = ((adler[0] + byte) % 65521, (adler[0] + byte + adler[1]) % 65521)
    size = len(rows).to_bytes(2, "little")
    stored = b"\x78\x01\x01" + size + bytes(255 - byte for byte in size) + rows
    stored += adler[1].to_bytes(2, "big") + adler[0].to_bytes(2, "big")
    head = (8).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
    chunks = b"".join(
        len(body).to_bytes(4, "big") + kind + body + codec.zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in ((b"IHDR", head), (b"IDAT", stored), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


class Device:
    """A device of a story: its Key, its usual writer, its clock's error in minutes, and what it wrote."""

    def __init__(self, story, name, inspector, rank, clock=0, key=None):
        scalar = int.from_bytes(codec.sha256(f"watchbook scenario {story.name} {name}".encode()), "big")
        self.story, self.name, self.key = story, name, key or Key(scalar % 2**255 + 1)
        self.inspector, self.rank, self.clock = inspector, rank, clock
        self.path, self.sealed, self.photos = [], set(), []
        self.last_stamp = 0
        self.created = None

    @property
    def hex(self):
        """The device id in hexadecimal."""
        return self.key.device.hex()

    def chain(self, seq=None):
        """d(seq), of the last entry without a number."""
        path = self.path if seq is None else self.path[:seq]
        return codec.last_of(codec.chain_start(self.key.device), path)

    def copy(self, name):
        """The same device as it is now, to go on apart: a clone, or a backup that is put back."""
        other = self.story.device(name, self.inspector, self.rank, self.clock, self.key)
        other.path, other.sealed, other.photos = list(self.path), set(self.sealed), list(self.photos)
        other.last_stamp, other.created = self.last_stamp, self.created
        return other

    def write(self, when, record, register, claim, about=None, bases=(), photos=(), observed=None, is_sealed=True):
        """Writes an entry when the city's clock shows `when`; returns its digest. Unsealed: more comes at once."""
        shown = moment(when) + self.clock * 60_000
        stamp = max(shown * 65_536, self.last_stamp + 1)
        assert stamp // 65_536 == shown, "a device's entries are told in the order of its clock"
        claim_text, about_text = codec.canonical(claim), codec.canonical(about or {})
        entry = Entry(
            device=self.key.device,
            seq=len(self.path) + 1,
            stamp=stamp,
            observed=minute(observed) if observed else 0,
            inspector=self.inspector,
            rank=self.rank,
            record=record,
            register=register,
            bases=tuple(sorted(bases)),
            attachments=tuple((codec.sha256(photo), len(photo)) for photo in photos),
            payload=f'{{"claim":{claim_text},"about":{about_text}}}'.encode(),
        )
        self.path.append(codec.encode(entry))
        self.photos += photos
        self.last_stamp = stamp
        self.created = self.created or shown
        if is_sealed:
            self.sealed.add(entry.seq)
        return codec.entry_digest(self.path[-1])

    # --- the work ---

    def _about(self, record, note, more):
        """The circumstances of an entry of the work."""
        about = {"standard": standard(), "zone": ZONE} | ({"note": note} if note else {}) | (more or {})
        point = record.split("/")[1].split(".")[0]
        if point in POINTS:
            *_, lat, lon = POINTS[point]
            about["place"] = {"accuracy": 6500, "lat": lat, "lon": lon}
        return about

    def work(self, when, record, register, claim, note=None, about=None, **more):
        """Writes an entry of the work with its circumstances; returns its digest."""
        return self.write(when, record, register, claim, self._about(record, note, about), **more)

    def arrive(self, when, station, slot="am", date=None):
        """Writes an arrival; returns its digest."""
        return self.work(when, f"watch/{station}/{date or when[:10]}/{slot}/{self.inspector}", "arrival", {})

    def depart(self, when, station, slot="am", date=None, **more):
        """Writes a departure; returns its digest."""
        return self.work(when, f"watch/{station}/{date or when[:10]}/{slot}/{self.inspector}", "departure", {}, **more)

    def find(self, when, station, occasion, indicator, claim, note=None, date=None, **more):
        """Writes a finding: `claim` is `pass`, another answer, or (found, settled); returns its digest."""
        if isinstance(claim, tuple):
            claim = {"answer": "fail", "found": claim[0], "settled": claim[1]}
        else:
            claim = {"answer": claim}
        record = check(station, date or when[:10], occasion, indicator)
        return self.work(when, record, "finding", claim, note, **more)

    def sweep(self, when, station, occasion, date=None):
        """Writes "all in order for the rest"; returns its digest."""
        record = check(station, date or when[:10], occasion, "*")
        return self.work(when, record, "sweep", {"indicators": DUE})

    def count(self, when, station, indicator, found, settled, slot="am", date=None, **more):
        """Writes a running total; returns its digest."""
        record = f"count/{station}/{date or when[:10]}/{slot}/{indicator}/{self.inspector}"
        claim = {"found": found, "settled": settled}
        return self.work(when, record, f"acts.{self.hex}", claim, **more)

    # --- acts of offices ---

    def enrol(self, when, device, **grant):
        """Writes an enrolment of a device; returns its digest."""
        plain = {"from": minute("2026-05-01 00:00"), "types": [], "rights": [], "registers": ["*"]}
        digest = self.write(when, f"enrolment/{device.hex}", "grant", plain | grant)
        self.story.proofs[device.hex].append((self, len(self.path)))
        return digest

    def address(self, when, device, first, through, reason, **claim):
        """Writes where the entries first ... through of a device belong; returns its digest."""
        ends = {"after": device.chain(first - 1).hex(), "through": device.chain(through).hex()}
        return self.write(when, f"address/{device.hex}", "range", ends | claim, {"reason": reason})


def check(station, date, occasion, indicator):
    """The record of a check."""
    return f"check/{station}/{date}/{occasion}/{indicator}"


class Story:
    """A scenario being told: offices and phones, what they hand in, and what comes of it."""

    def __init__(self, name, kept_seals=None):
        self.name = name
        self.sealer = handins.Sealer(kept_seals)
        self.proofs = defaultdict(list)
        self.devices = []
        self.deliveries = [{}]
        self.expected = []
        self.practice = None
        self.tally = None
        self.keys = {}
        self._open()

    def device(self, name, inspector, rank, clock=0, key=None):
        """A new Device."""
        self.devices.append(Device(self, name, inspector, rank, clock, key))
        return self.devices[-1]

    def _open(self):
        """Root, creation office and two street offices, the standard and the points, all in April."""
        self.root = self.device("root", "C.0000", 9)
        self.city = self.device("C", "C.0001", 9)
        self.s01 = self.device("S01", "S01.0001", 5)
        self.s02 = self.device("S02", "S02.0001", 5)
        start = minute("2026-01-01 00:00")
        self.root.enrol(
            "2026-04-20 09:00",
            self.city,
            **{"from": start},
            level=0,
            office="C",
            inspectors=[["*", 9]],
            types=[["*", 9]],
            places=["*"],
            rights=[*RIGHTS, "publish"],
        )
        for at, office in (("09:30", self.s01), ("09:31", self.s02)):
            self.city.enrol(
                f"2026-04-20 {at}",
                office,
                **{"from": start},
                level=1,
                office=office.name,
                inspectors=[[f"{office.name}.*", 5]],
                types=[[f"{office.name}.*", 5]],
                places=[office.name],
                rights=RIGHTS,
            )
        settings = {"date_days": 1, "zone_minutes": ZONE}
        self.city.write("2026-04-20 10:00", "settings/city/2026-01-01", "settings", settings)
        for code in INDICATORS:
            self.publish_indicator("2026-04-20 10:05", code)
        for point, (office, stations, name, lat, lon) in POINTS.items():
            claim = {"lat": lat, "lon": lon, "name": name, "office": office, "stations": stations}
            self.city.write("2026-04-20 10:10", f"point/{point}/2026-01-01", "place", claim)

    def publish_indicator(self, when, code, name=None):
        """The creation office publishes an indicator; returns its digest."""
        return self.city.write(when, f"standard/{standard()}", f"indicator.{code}", {"name": name or INDICATORS[code]})

    def phone(self, inspector, rank=1, name=None, clock=0, enrolled="2026-04-30 16:00", registers=None, **grant):
        """A new Device of an inspector, enrolled by the street office at `enrolled` (None: not yet)."""
        phone = self.device(name or inspector, inspector, rank, clock)
        if enrolled:
            self.enrol(enrolled, phone, registers=registers or WATCHER, **grant)
        return phone

    def enrol(self, when, phone, **grant):
        """The street office enrols a phone; returns the digest of the enrolment."""
        office = self.s01 if phone.inspector.startswith("S01") else self.s02
        plain = {
            "level": 2,
            "office": office.name,
            "inspectors": [[phone.inspector, phone.rank]],
            "places": [office.name],
            "registers": WATCHER,
        }
        return office.enrol(when, phone, **(plain | grant))

    # --- files ---

    def hand_in(self, name, data):
        """Adds a file (bytes) to the present delivery."""
        assert name not in self.deliveries[-1]
        self.deliveries[-1][name] = data

    def journal_of(self, device):
        """The bytes of a device's journal."""
        return handins.journal(device.key, device.path, device.sealed, device.created, device.photos, self.sealer)

    def journals(self, *devices):
        """Devices hand in their journals."""
        for device in devices:
            self.hand_in(f"{device.name}.journal", self.journal_of(device))

    def offices(self, *devices):
        """The root and the offices hand in a bundle of all they wrote."""
        devices = devices or (self.root, self.city, self.s01, self.s02)
        self.hand_in(
            "offices.bundle", self.bundle_of("2026-05-12 07:00", devices, kind=1, remark="设备授权、标准、点位")
        )

    def proof_runs(self, device):
        """Runs of one entry each that prove a device from the root down."""
        runs = []
        for writer, seq in self.proofs[device.hex]:
            runs += self.proof_runs(writer)
            runs.append(Run(writer.key, tuple(writer.path), seq, seq))
        return list(dict.fromkeys(runs))

    def bundle_of(self, exported, what, kind=0, remark="", photos=None, receipts=()):
        """The bytes of a bundle of devices (proofs and everything they wrote) and Runs."""
        runs, carried = [], []
        for item in what:
            if isinstance(item, Run):
                runs.append(item)
                continue
            runs += [] if kind else self.proof_runs(item)
            if item.path:
                runs.append(Run(item.key, tuple(item.path)))
            carried += item.photos
        photos = carried if photos is None else photos
        return handins.bundle(moment(exported), kind, runs, photos, remark, self.sealer, receipts)

    # --- what comes of it ---

    def links(self, delivery):
        """Every Link of the deliveries up to one of them, from 0."""
        files = [data for files in self.deliveries[: delivery + 1] for data in files.values()]
        return [link for data in files for link in handins.read_bytes(data).links]

    def expect(self):
        """Ends the present delivery; returns what is to be told of it."""
        self.expected.append(Expected(self, self.links(len(self.deliveries) - 1)))
        self.deliveries.append({})
        return self.expected[-1]

    def expect_practice(self):
        """Returns what is to be told of the present delivery in a practice ledger."""
        self.practice = Expected(self, self.links(len(self.deliveries) - 1))
        return self.practice

    def count_up(self, *rows):
        """Tells the tally: rows (date, station, indicator, passed, failed, found, settled[, could not see])."""
        self.tally = tally(rows)

    @property
    def roots(self):
        """The trusted roots."""
        return [self.root.key.device]

    def label(self, h):
        """`<device>#<seq>` of an entry digest."""
        for device in self.devices:
            for seq, data in enumerate(device.path, 1):
                if codec.entry_digest(data) == h:
                    return f"{device.name}#{seq}"
        return h.hex()[:12]

    def readable(self, content):
        """Content with entries and devices by name, for people."""
        text = re.sub("[0-9a-f]{64}", lambda match: self.label(bytes.fromhex(match[0])), content.decode())
        for device in self.devices:
            text = text.replace(device.hex, f"<{device.name}>")
        stamps = r'"effective":([0-9]+)'
        return re.sub(stamps, lambda match: f'"effective":{clock_text(int(match[1]))}', text)


def clock_text(ms):
    """The text of the city's clock of milliseconds since 1970 UTC."""
    return datetime.datetime.fromtimestamp(ms / 1000 + ZONE * 60, datetime.UTC).isoformat(" ", "seconds")[:19]


class Expected:
    """What deliveries come to, told by the story: every entry counts alone in its register unless told otherwise."""

    def __init__(self, story, links):
        self.story = story
        self.entries = {link.h: codec.decode(link.data) for link in links if link.data is not None}
        self._held, self._moved, self._times, self._heads, self._devices = {}, {}, {}, {}, []
        self._absent = set()

    def held(self, reasons, *digests):
        """Entries are held for reasons (a text, or a list of texts)."""
        for h in digests:
            self._held[h] = [reasons] if isinstance(reasons, str) else reasons
        return self

    def absent(self, *digests):
        """Entries do not count although their bytes were handed in: they are erased."""
        self._absent |= set(digests)
        return self

    def moved(self, record, *digests):
        """Entries belong to another record than they were written in."""
        for h in digests:
            self._moved[h] = record
        return self

    def at(self, when, *digests):
        """The effective time of entries is not what their device's clock says."""
        for h in digests:
            self._times[h] = when if isinstance(when, int) else moment(when)
        return self

    def heads(self, *digests, conflict=False, own=False):
        """The heads of a register with several counting entries, greatest first."""
        entry = self.entries[digests[0]]
        record = self._moved.get(digests[0], entry.record)
        self._heads[record, entry.register] = SimpleNamespace(digests=digests, conflict=conflict, own=own)
        return self

    def device(self, device, erased=(), forks=(), gaps=(), withheld=()):
        """A device has something missing or twice."""
        self._devices.append(
            {
                "device": device.hex,
                "erased": sorted(h.hex() for h in erased),
                "forks": list(forks),
                "gaps": [list(gap) for gap in gaps],
                "withheld": sorted(h.hex() for h in withheld),
            }
        )
        return self

    def _time(self, h):
        """The effective time of a counting entry."""
        entry = self.entries[h]
        own = entry.stamp // 65_536
        return self._times.get(h, min(own, entry.observed * 60_000) if entry.observed else own)

    @property
    def content(self):
        """The content lines as bytes."""
        values, registers = list(self._devices), defaultdict(list)
        for h, entry in self.entries.items():
            names = {"record": self._moved.get(h, entry.record), "register": entry.register}
            if h in self._absent:
                continue
            if h in self._held:
                values.append({"held": h.hex(), "reasons": sorted(self._held[h]), **names})
            elif entry.record.split("/")[0] in GOVERNING:
                values.append({"effect": True, "governing": h.hex(), **names})
            else:
                registers[names["record"], names["register"]].append(h)
        for (record, register), counting in registers.items():
            told = self._heads.get((record, register))
            if told is None:
                assert len(counting) == 1, f"say who is in force in {record} {register}"
                told = SimpleNamespace(digests=counting, conflict=False, own=False)
            assert set(told.digests) <= set(counting), f"{record} {register}: a head does not count"
            values.append(
                {
                    "conflict": told.conflict,
                    "effective": self._time(told.digests[0]),
                    "heads": [h.hex() for h in told.digests],
                    "own": told.own,
                    "record": record,
                    "register": register,
                }
            )
        assert set(self._heads) <= set(registers), "a register whose heads are told has no counting entry"
        lines = sorted({codec.canonical(value).encode() for value in values})
        return b"".join(line + b"\n" for line in lines)


def tally(rows):
    """The JSON text of a tally of rows (date, station, indicator, passed, failed, found, settled[, could not see])."""
    names = ("passed", "failed", "found", "settled", "could_not_see")
    lines, total = [], dict.fromkeys([*names, "made", "left"], 0)
    for date, station, indicator, *figures in sorted(rows):
        values = dict(zip(names, [*figures, 0]))
        values["made"] = values["passed"] + values["failed"] + values["could_not_see"]
        values["left"] = values["found"] - values["settled"]
        lines.append({"day": date, "station": station, "indicator": indicator} | values)
        total = {name: total[name] + values[name] for name in total}
    body = ",\n".join("  " + json.dumps(line, sort_keys=True) for line in lines)
    return f'{{\n "rows": [\n{body}\n ],\n "total": {json.dumps(total, sort_keys=True)}\n}}\n'
