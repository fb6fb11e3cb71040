"""Files as devices hand them over, written and read: journals, bundles, armoured texts, zip archives.

`read(path)` gives what a file says; two files that say the same need not have the same bytes, because
SQLite, zip and deflate leave marks of their own version.
"""

import io
import sqlite3
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import codec
from codec import Link

APPLICATION_ID = 0x57424A31
USER_VERSION = 1
SCHEMA = (
    "CREATE TABLE entry (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE seal (through INTEGER PRIMARY KEY, chain BLOB NOT NULL, signature BLOB NOT NULL) STRICT",
    "CREATE TABLE photo (digest BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
)
SEAL_EVERY = 200
SUFFIXES = (".journal", ".bundle", ".txt", ".zip")
ZIP_TIME = (2026, 5, 12, 12, 0, 0)


@dataclass
class HandIn:
    """What a file says: Links, seals {(device, chain digest): seal}, photos {digest: bytes}, all else in `other`."""

    links: list = field(default_factory=list)
    seals: dict = field(default_factory=dict)
    photos: dict = field(default_factory=dict)
    other: list = field(default_factory=list)

    def add(self, more):
        """Adds what another HandIn says."""
        self.links += more.links
        self.seals |= more.seals
        self.photos |= more.photos
        self.other += more.other


# --- reading ---------------------------------------------------------------------------------


def files_in(folder):
    """Paths of the hand-ins of a folder in the order of their names, none when there is no folder."""
    found = Path(folder).iterdir() if Path(folder).is_dir() else ()
    return sorted(path for path in found if path.suffix in SUFFIXES)


def read(path):
    """The HandIn of a file, every seal verified; FormatError when anything is not as the format says."""
    return read_bytes(Path(path).read_bytes())


def read_bytes(data):
    """The HandIn of a file's bytes."""
    if data.startswith(b"SQLite format 3\0"):
        return read_journal(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            whole = HandIn()
            for name in archive.namelist():
                whole.other.append(name)
                whole.add(read_bytes(archive.read(name)))
            return whole
    if data.startswith(b"watchbook-bundle-"):
        return read_bundle(data)
    whole = HandIn(other=[outside_armour(data.decode("utf-8"))])
    for one in codec.unarmour(data.decode("utf-8")):
        whole.add(read_bundle(one))
    return whole


def outside_armour(text):
    """What stands around the blocks of an armoured text."""
    first, *blocks = text.split(codec.ARMOUR_BEGIN)
    return [first] + [block.partition(codec.ARMOUR_END)[2] for block in blocks]


def read_journal(data):
    """The HandIn of a journal's bytes."""
    base = sqlite3.connect(":memory:")
    base.deserialize(data)
    marks = [base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    schema = {sql for (sql,) in base.execute("SELECT sql FROM sqlite_schema")}
    if marks != [APPLICATION_ID, USER_VERSION] or schema != set(SCHEMA):
        raise codec.FormatError("not a journal")
    meta = dict(base.execute("SELECT key, value FROM meta"))
    seals = {seq: (chain, seal) for seq, chain, seal in base.execute("SELECT through, chain, signature FROM seal")}
    photos = dict(base.execute("SELECT digest, bytes FROM photo"))
    device, links = meta["device"], []
    chain = codec.chain_start(device)
    for place, (seq, entry) in enumerate(base.execute("SELECT seq, bytes FROM entry ORDER BY seq"), 1):
        links.append(Link(device, seq, chain, codec.entry_digest(entry), entry))
        chain = links[-1].chain
        if seq != place or seals.get(seq, (chain,))[0] != chain:
            raise codec.FormatError("chain")
    base.close()
    if codec.device_id(meta["key"]) != device or max(seals, default=0) != len(links):
        raise codec.FormatError("key or last seal")
    if not all(codec.verify(meta["key"], b"watchbook-seal-1\0" + chain, seal) for chain, seal in seals.values()):
        raise codec.FormatError("seal")
    check_photos(photos.items())
    return HandIn(links, {(device, c): s for c, s in seals.values()}, photos, [sorted(meta.items()), sorted(seals)])


def read_bundle(data):
    """The HandIn of a bundle's bytes."""
    whole = HandIn()
    items, complete = codec.read_bundle(data)
    if not complete:
        raise codec.FormatError("cut")
    for tag, body in items:
        if tag == codec.TAG_SEGMENT:
            links = codec.read_segment(body)
            whole.links += links
            whole.seals[links[-1].device, links[-1].chain] = body[-64:]
            whole.other.append((links[0].device, links[0].seq, links[-1].seq))
        elif tag == codec.TAG_PHOTO:
            whole.photos[body[:32]] = body[32:]
        elif tag != codec.TAG_END:
            whole.other.append(body)
    check_photos(whole.photos.items())
    return whole


def check_photos(photos):
    """Raises unless every photo of (digest, bytes) pairs is what its digest says."""
    if any(codec.sha256(data) != digest for digest, data in photos):
        raise codec.FormatError("photo")


# --- writing ---------------------------------------------------------------------------------


class Sealer:
    """Seals chains; seals that were made before are kept, as ECDSA is randomised."""

    def __init__(self, kept=None):
        """`kept`: seals {(device, chain digest): seal}."""
        self.kept = dict(kept or {})

    def seal(self, key, chain):
        """The seal of a Key over a chain digest."""
        kept = self.kept.get((key.device, chain))
        if kept is None or not codec.verify(key.public, b"watchbook-seal-1\0" + chain, kept):
            kept = self.kept[key.device, chain] = key.seal(chain)
        return kept


@dataclass(frozen=True)
class Run:
    """Entries first ... through of a Key's `path` (canonical bytes), those at the seqs `withheld` by digest only."""

    key: object
    path: tuple
    first: int = 1
    through: int | None = None
    withheld: frozenset = frozenset()


def journal(key, path, sealed, created, photos, sealer):
    """The bytes of a journal: `path` are canonical bytes, `sealed` the seqs at which appends ended, `photos` bytes."""
    base = sqlite3.connect(":memory:")
    base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    base.execute(f"PRAGMA user_version = {USER_VERSION}")
    for sql in SCHEMA:
        base.execute(sql)
    meta = {"device": key.device, "key": key.public, "created": created.to_bytes(8, "big")}
    base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    base.executemany("INSERT INTO entry VALUES (?, ?)", enumerate(path, 1))
    chain = codec.chain_start(key.device)
    for seq, data in enumerate(path, 1):
        chain = codec.chain_next(chain, seq, codec.entry_digest(data))
        if seq in sealed:
            base.execute("INSERT INTO seal VALUES (?, ?, ?)", (seq, chain, sealer.seal(key, chain)))
    base.executemany("INSERT INTO photo VALUES (?, ?)", ((codec.sha256(data), data) for data in photos))
    base.commit()
    data = base.serialize()
    base.close()
    return data


def segments(run, sealer):
    """The segment bodies of a Run, each of at most 200 entries."""
    out, through = [], run.through or len(run.path)
    for first in range(run.first, through + 1, SEAL_EVERY):
        last = min(first + SEAL_EVERY - 1, through)
        before = codec.last_of(codec.chain_start(run.key.device), run.path[: first - 1])
        items = [
            ("withheld", codec.entry_digest(run.path[seq - 1])) if seq in run.withheld else run.path[seq - 1]
            for seq in range(first, last + 1)
        ]
        seal = sealer.seal(run.key, codec.last_of(before, items, first))
        out.append((codec.segment(run.key.public, first, before, items, seal), len(items)))
    return out


def bundle(exported, kind, runs, photos, remark, sealer, receipts=()):
    """The bytes of a bundle; `kind` 0 device or 1 office, `runs` Runs, `photos` and `receipts` bytes."""
    bodies = [body for run in runs for body in segments(run, sealer)]
    head = codec.header(exported, kind, len(bodies), sum(count for _, count in bodies), len(photos), remark)
    out = codec.BUNDLE_MAGIC + bytes([codec.TAG_HEADER]) + codec.blob(head)
    for tag, items in (
        (codec.TAG_SEGMENT, [body for body, _ in bodies]),
        (codec.TAG_PHOTO, [codec.sha256(photo) + photo for photo in photos]),
        (codec.TAG_RECEIPT, receipts),
    ):
        for body in items:
            out += bytes([tag]) + codec.blob(body)
    return out + bytes([codec.TAG_END]) + codec.blob(codec.sha256(out))


def archive(members):
    """The bytes of a zip archive of {name: bytes}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def key_file(key, path):
    """The text of the key file of a Key whose journal holds `path`."""
    chain = codec.last_of(codec.chain_start(key.device), path)
    return f"watchbook-key-1\nprivate {key.scalar:064x}\nmark {len(path):012} {chain.hex()}\n"


def write(path, data):
    """Writes a hand-in unless the file at `path` says the same already; True when it was written."""
    path = Path(path)
    if path.exists() and read(path) == read_bytes(data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
