"""The bytes of format version 1, written from Documentation/journal-format.md alone.

Integers are Python ints, digests are 32 `bytes`, device ids 16 `bytes`, texts are `str` (or raw
`bytes` where a text that breaks the rules has to be written down).
"""

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RULE_VERSION = 1
MAX_LEB = 2**63 - 1
MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 16
MAX_INSPECTOR = 64
MAX_BASES = 64
MAX_ATTACHMENTS = 32
MAX_PAYLOAD = 65_536
MAX_ENTRY = 131_072
MAX_COUNT = 65_536
MAX_FRAMES = 16 * 2**20
MAX_SEGMENT = 17 * 2**20
MAX_PHOTO = 32 * 2**20
BUNDLE_MAGIC = b"watchbook-bundle-1\n"
TAG_HEADER, TAG_SEGMENT, TAG_PHOTO, TAG_RECEIPT, TAG_END = 1, 2, 3, 4, 127
ARMOUR_BEGIN = "-----BEGIN WATCHBOOK BUNDLE-----"
ARMOUR_END = "-----END WATCHBOOK BUNDLE-----"

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*")
RECORD = re.compile(r"[A-Za-z0-9._@*-]+(/[A-Za-z0-9._@*-]+)*")
REGISTER = re.compile(r"[A-Za-z0-9._-]+")


class FormatError(Exception):
    """Bytes that cannot be read as what they are said to be."""


# --- names -----------------------------------------------------------------------------------


def is_id(text):
    """True when `text` (any value) is a str that is an id."""
    return isinstance(text, str) and ID.fullmatch(text) is not None


def is_name(text):
    """True when `text` (any value) is a str of ids joined by single dots."""
    return isinstance(text, str) and NAME.fullmatch(text) is not None


def is_inspector(text):
    """True when `text` (any value) is a name of at least two ids and at most 64 bytes."""
    return is_name(text) and "." in text and len(text) <= MAX_INSPECTOR


# --- integers, texts, reading ----------------------------------------------------------------


def leb(value):
    """The shortest LEB128 bytes of an int 0 ... 2**63-1."""
    if not 0 <= value <= MAX_LEB:
        raise ValueError("outside leb")
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def blob(data):
    """Length-prefixed bytes."""
    return leb(len(data)) + data


def text(value):
    """Length-prefixed UTF-8 of a str; raw bytes pass as they are."""
    return blob(value if isinstance(value, bytes) else value.encode("utf-8"))


class Reader:
    """Reads fields one after the other from bytes; raises FormatError at the first impossible one."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, size):
        """The next `size` bytes."""
        if size > len(self.data) - self.at:
            raise FormatError("ends early")
        self.at += size
        return self.data[self.at - size : self.at]

    def leb(self):
        """The next LEB128 integer, shortest form, at most 9 bytes."""
        value = 0
        for place in range(9):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << (7 * place)
            if byte < 0x80:
                if byte == 0 and place > 0:
                    raise FormatError("integer not in shortest form")
                return value
        raise FormatError("integer too long")

    def blob(self):
        """The next length-prefixed bytes."""
        return self.take(self.leb())

    def end(self):
        """Raises unless everything was read."""
        if self.at != len(self.data):
            raise FormatError("bytes follow")


# --- payload ---------------------------------------------------------------------------------


class JSONError(Exception):
    """A payload that is not JSON as the format restricts it."""


class Parser:
    """Strict JSON as section 2 of the format restricts it; values are dict, list, str, int, bool, None."""

    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
    HEX4 = re.compile(r"[0-9A-Fa-f]{4}")

    def __init__(self, data):
        """`data`: the payload bytes."""
        if b"\0" in data:
            raise JSONError("byte 0")
        try:
            self.text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise JSONError("not UTF-8")
        self.at = 0
        self.spans = {}

    def parse(self):
        """The one value that fills the payload."""
        self.space()
        value = self.value(1)
        self.space()
        if self.at != len(self.text):
            raise JSONError("something follows")
        return value

    def peek(self):
        """The next character, '' at the end."""
        return self.text[self.at : self.at + 1]

    def space(self):
        """Skips white space."""
        while self.peek() and self.peek() in " \t\n\r":
            self.at += 1

    def expect(self, word):
        """Reads exactly `word`."""
        if not self.text.startswith(word, self.at):
            raise JSONError(f"{word} expected")
        self.at += len(word)

    def value(self, depth):
        """The next value; `depth` is the depth an object or list here would have."""
        first = self.peek()
        if first == "{":
            return self.object(depth)
        if first == "[":
            return self.list(depth)
        if first == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.integer()

    def integer(self):
        """The next number; fractions, exponents, -0 and values beyond 2**53-1 are errors."""
        match = self.INTEGER.match(self.text, self.at)
        if not match:
            raise JSONError("value expected")
        self.at = match.end()
        if match.group() == "-0" or (self.peek() and self.peek() in ".eE0123456789"):
            raise JSONError("not a plain integer")
        if len(match.group()) > 17 or abs(int(match.group())) > MAX_INTEGER:
            raise JSONError("integer too large")
        return int(match.group())

    def string(self):
        """The next string, unescaped."""
        self.expect('"')
        out = []
        while True:
            char = self.peek()
            if not char or char < " ":
                raise JSONError("string")
            self.at += 1
            if char == '"':
                return "".join(out)
            out.append(self.escape() if char == "\\" else char)

    def escape(self):
        """The character of an escape whose backslash was read."""
        char = self.peek()
        self.at += 1
        if char in self.ESCAPES:
            return self.ESCAPES[char]
        if char != "u":
            raise JSONError("escape")
        unit = self.unit()
        if unit == 0 or 0xDC00 <= unit < 0xE000:
            raise JSONError("character 0 or lone surrogate")
        if 0xD800 <= unit < 0xDC00:
            self.expect("\\u")
            low = self.unit()
            if not 0xDC00 <= low < 0xE000:
                raise JSONError("lone surrogate")
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        return chr(unit)

    def unit(self):
        """Four hexadecimal digits as an int."""
        match = self.HEX4.match(self.text, self.at)
        if not match:
            raise JSONError("escape")
        self.at += 4
        return int(match.group(), 16)

    def list(self, depth):
        """The next list."""
        if depth > MAX_DEPTH:
            raise JSONError("too deep")
        self.expect("[")
        out = []
        self.space()
        if self.peek() == "]":
            self.at += 1
            return out
        while True:
            self.space()
            out.append(self.value(depth + 1))
            self.space()
            if self.peek() == "]":
                self.at += 1
                return out
            self.expect(",")

    def object(self, depth):
        """The next object; at depth 1 the characters of each member's value are noted in `spans`."""
        if depth > MAX_DEPTH:
            raise JSONError("too deep")
        self.expect("{")
        out = {}
        self.space()
        if self.peek() == "}":
            self.at += 1
            return out
        while True:
            self.space()
            name = self.string()
            if name in out:
                raise JSONError("member twice")
            self.space()
            self.expect(":")
            self.space()
            start = self.at
            out[name] = self.value(depth + 1)
            if depth == 1:
                self.spans[name] = self.text[start : self.at]
            self.space()
            if self.peek() == "}":
                self.at += 1
                return out
            self.expect(",")


SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def canonical_string(value):
    """The canonical JSON str of a str."""
    out = []
    for char in value:
        if char in SHORT_ESCAPES:
            out.append(SHORT_ESCAPES[char])
        elif char < " ":
            out.append(f"\\u{ord(char):04x}")
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def canonical(value):
    """The canonical JSON (a str) of dict, list, str, int, bool or None."""
    if isinstance(value, str):
        return canonical_string(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-8"))
    return "{" + ",".join(canonical_string(name) + ":" + canonical(value[name]) for name in names) + "}"


@dataclass(frozen=True)
class Payload:
    """A well-formed payload: `claim` and `about` dicts, `claim_bytes` the canonical claim."""

    claim: dict
    about: dict
    claim_bytes: bytes


def read_payload(data):
    """(verdict, Payload or None) of payload bytes; verdict is ok, malformed or unknown-version."""
    try:
        parser = Parser(data)
        value = parser.parse()
    except JSONError:
        return "malformed", None
    if not isinstance(value, dict):
        return "malformed", None
    version = value.get("version", 1)
    if "version" in value and (type(version) is not int or version == 1):
        return "malformed", None
    if set(value) - {"version"} != {"claim", "about"}:
        return "malformed", None
    claim, about = value["claim"], value["about"]
    if not isinstance(claim, dict) or not isinstance(about, dict):
        return "malformed", None
    if parser.spans["claim"] != canonical(claim):
        return "malformed", None
    if version != 1:
        return "unknown-version", None
    return "ok", Payload(claim, about, canonical(claim).encode("utf-8"))


def payload(claim, about=None, version=1):
    """Payload bytes of a claim dict and an about dict."""
    members = {"about": about or {}, "claim": claim}
    if version != 1:
        members["version"] = version
    return canonical(members).encode("utf-8")


# --- entry -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """The fields of an entry as read; texts that are not UTF-8 read as '' and clear `texts_readable`.

    `stamp` is milliseconds x 65536 + counter, `observed` minutes, `bases` a tuple of digests,
    `attachments` a tuple of (digest, byte count).
    """

    device: bytes
    seq: int
    stamp: int
    observed: int
    inspector: str
    rank: int
    record: str
    register: str
    bases: tuple
    attachments: tuple
    payload: bytes
    texts_readable: bool = True


def encode(entry):
    """The canonical bytes of an Entry; rules other than the form of the fields are not checked."""
    return b"".join(
        [
            b"\x01",
            entry.device,
            leb(entry.seq),
            leb(entry.stamp),
            leb(entry.observed),
            text(entry.inspector),
            leb(entry.rank),
            text(entry.record),
            text(entry.register),
            leb(len(entry.bases)),
            *entry.bases,
            leb(len(entry.attachments)),
            *(digest + leb(size) for digest, size in entry.attachments),
            blob(entry.payload),
        ]
    )


def decode(data):
    """The Entry of canonical bytes with version byte 1; FormatError when they cannot be read as fields."""
    reader = Reader(data)
    if reader.take(1) != b"\x01":
        raise FormatError("version byte")
    readable = True

    def read_text():
        nonlocal readable
        raw = reader.blob()
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            readable = False
            return ""

    entry = Entry(
        device=reader.take(16),
        seq=reader.leb(),
        stamp=reader.leb(),
        observed=reader.leb(),
        inspector=read_text(),
        rank=reader.leb(),
        record=read_text(),
        register=read_text(),
        bases=tuple(reader.take(32) for _ in range(reader.leb())),
        attachments=tuple((reader.take(32), reader.leb()) for _ in range(reader.leb())),
        payload=reader.blob(),
    )
    reader.end()
    return replace(entry, texts_readable=readable)


def names_and_bases_well_formed(entry):
    """True when names, bases and the payload's size keep the rules of the table in section 2."""
    return (
        entry.texts_readable
        and is_inspector(entry.inspector)
        and RECORD.fullmatch(entry.record) is not None
        and len(entry.record) <= 255
        and REGISTER.fullmatch(entry.register) is not None
        and len(entry.register) <= 64
        and len(entry.bases) <= MAX_BASES
        and all(a < b for a, b in zip(entry.bases, entry.bases[1:]))
        and len(entry.payload) <= MAX_PAYLOAD
    )


@lru_cache(maxsize=4096)
def read_entry(data, place=None):
    """(verdict, Entry or None, Payload or None) of entry bytes.

    `place`: the (device, seq) at which the bytes stand, None to leave that rule out.
    Verdict is ok, malformed or unknown-version; the Entry is None when the bytes do not decode.
    """
    if data and data[0] != 1:
        return "unknown-version", None, None
    try:
        entry = decode(data)
    except FormatError:
        return "malformed", None, None
    if place is not None and (entry.device, entry.seq) != place:
        return "malformed", None, None
    verdict, content = read_payload(entry.payload)
    if not names_and_bases_well_formed(entry):
        return "malformed", entry, None
    if verdict == "ok" and (entry.seq < 1 or len(entry.attachments) > MAX_ATTACHMENTS):
        return "malformed", entry, None
    return verdict, entry, content


# --- digests, chain, seal --------------------------------------------------------------------


def sha256(*parts):
    """SHA-256 of the joined parts."""
    return hashlib.sha256(b"".join(parts)).digest()


def entry_digest(data):
    """h of canonical bytes."""
    return sha256(b"watchbook-entry-1\0", data)


def chain_start(device):
    """d(0) of a device id."""
    return sha256(b"watchbook-chain-1\0", device)


def chain_next(before, seq, h):
    """d(n) from d(n-1), n and h(n)."""
    return sha256(b"watchbook-chain-1\0", before, leb(seq), h)


def device_id(public):
    """The 16-byte id of a 65-byte public key."""
    return sha256(public)[:16]


class Key:
    """A device key made from its private scalar (int)."""

    def __init__(self, scalar):
        self.scalar = scalar
        self.private = ec.derive_private_key(scalar, ec.SECP256R1())
        self.public = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.device = device_id(self.public)

    def sign(self, message):
        """64 bytes r || s over `message`."""
        r, s = decode_dss_signature(self.private.sign(message, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def seal(self, chain):
        """The seal over the chain digest `chain`."""
        return self.sign(b"watchbook-seal-1\0" + chain)


def verify(public, message, signature):
    """True when the 64-byte signature of the 65-byte key over `message` is right."""
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        raw = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
        point.verify(raw, message, ec.ECDSA(hashes.SHA256()))
        return True
    except (InvalidSignature, ValueError):
        return False


def public_file(public):
    """The text of a root.pub file for a 65-byte public key."""
    return "watchbook-public-1\n" + public.hex() + "\n"


def read_public_file(content):
    """The 65-byte public key of the text of a root.pub file."""
    lines = content.split("\n")
    if lines[0] != "watchbook-public-1" or not re.fullmatch("04[0-9a-f]{128}", lines[1]):
        raise FormatError("not a public key file")
    return bytes.fromhex(lines[1])


# --- segment ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """One place of a chain: `before` is d(seq-1), `h` the entry digest, `data` its bytes or None."""

    device: bytes
    seq: int
    before: bytes
    h: bytes
    data: bytes | None

    @property
    def element(self):
        """What it is in the set: (device, seq, h)."""
        return self.device, self.seq, self.h

    @cached_property
    def chain(self):
        """d(seq)."""
        return chain_next(self.before, self.seq, self.h)


def frames_of(items):
    """The inflated frames of a list of bytes (an entry) or ("withheld", h)."""
    out = []
    for item in items:
        out.append(b"\0" + item[1] if isinstance(item, tuple) else blob(item))
    return b"".join(out)


def deflate(data):
    """Raw deflate of bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def inflate(data, length):
    """Exactly `length` bytes from a raw deflate stream that fills `data`."""
    unpacker = zlib.decompressobj(-15)
    try:
        out = unpacker.decompress(data, length + 1)
    except zlib.error:
        raise FormatError("deflate")
    if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail or len(out) != length:
        raise FormatError("deflate length")
    return out


def item_digest(item):
    """h of a frame item: bytes or ("withheld", h)."""
    return item[1] if isinstance(item, tuple) else entry_digest(item)


def last_of(before, items, first=1):
    """The chain digest after `items` (bytes or ("withheld", h)) that follow `before` from seq `first` on."""
    for seq, item in enumerate(items, first):
        before = chain_next(before, seq, item_digest(item))
    return before


def segment(public, first, before, items, seal, last=None):
    """The bytes of a segment of `items`: bytes or ("withheld", h); `seal` is over the last chain digest.

    `last` replaces the last chain digest by a wrong one.
    """
    frames = frames_of(items)
    return b"".join(
        [
            device_id(public),
            public,
            leb(first),
            leb(len(items)),
            before,
            leb(len(frames)),
            blob(deflate(frames)),
            last or last_of(before, items, first),
            seal,
        ]
    )


def read_segment(data):
    """The Links of a segment's bytes; FormatError refuses all of it."""
    if len(data) > MAX_SEGMENT:
        raise FormatError("segment too large")
    reader = Reader(data)
    device, public, first, count = reader.take(16), reader.take(65), reader.leb(), reader.leb()
    before, length, packed, last, seal = reader.take(32), reader.leb(), reader.blob(), reader.take(32), reader.take(64)
    reader.end()
    if public[0] != 4 or device_id(public) != device:
        raise FormatError("key is not the device's")
    if first < 1 or not 1 <= count <= MAX_COUNT or length > MAX_FRAMES:
        raise FormatError("limits")
    if first + count - 1 > MAX_LEB:
        raise FormatError("seq too large")
    if (first == 1) != (before == chain_start(device)):
        raise FormatError("d(0) is before the first entry and before no other")
    links, chain = [], before
    frames = Reader(inflate(packed, length))
    for seq in range(first, first + count):
        size = frames.leb()
        if size > MAX_ENTRY:
            raise FormatError("entry too large")
        data = frames.take(size) if size else None
        h = entry_digest(data) if size else frames.take(32)
        links.append(Link(device, seq, chain, h, data))
        chain = chain_next(chain, seq, h)
    frames.end()
    if chain != last or not verify(public, b"watchbook-seal-1\0" + last, seal):
        raise FormatError("chain or seal")
    return links


# --- bundle ----------------------------------------------------------------------------------


def header(exported, kind, segments, entries, photos, remark):
    """The body of a header item; `exported` in ms since 1970, `kind` 0 device or 1 office."""
    return leb(exported) + leb(kind) + leb(segments) + leb(entries) + leb(photos) + text(remark)


def bundle(header_body, segments, photos=()):
    """The bytes of a bundle of segment bodies and photos (bytes)."""
    out = BUNDLE_MAGIC + bytes([TAG_HEADER]) + blob(header_body)
    for body in segments:
        out += bytes([TAG_SEGMENT]) + blob(body)
    for photo in photos:
        out += bytes([TAG_PHOTO]) + blob(sha256(photo) + photo)
    return out + bytes([TAG_END]) + blob(sha256(out))


def read_bundle(data):
    """(list of (tag, body), complete: bool) of a bundle's bytes; a cut bundle gives its complete items."""
    if not data.startswith(BUNDLE_MAGIC):
        raise FormatError("written by a newer version")
    reader, items = Reader(data), []
    reader.take(len(BUNDLE_MAGIC))
    while True:
        start = reader.at
        try:
            tag, body = reader.take(1)[0], reader.blob()
        except FormatError:
            return items, False
        if tag not in (TAG_HEADER, TAG_SEGMENT, TAG_PHOTO, TAG_RECEIPT, TAG_END):
            raise FormatError("written by a newer version")
        if (tag == TAG_HEADER) != (not items):
            raise FormatError("header is first and once")
        items.append((tag, body))
        if tag == TAG_END:
            reader.end()
            if body != sha256(data[:start]):
                raise FormatError("end digest")
            return items, True


def armour(data):
    """The armoured text of a bundle."""
    body = base64.b64encode(data).decode()
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    return "\n".join([ARMOUR_BEGIN, *lines, ARMOUR_END]) + "\n"


def unarmour(content):
    """The list of bundles (bytes) in a text, in order."""
    out = []
    for block in content.split(ARMOUR_BEGIN)[1:]:
        body, mark, _ = block.partition(ARMOUR_END)
        if not mark:
            raise FormatError("armour without end line")
        out.append(base64.b64decode(re.sub(r"[\s\ufeff]+", "", body), validate=True))
    return out


def links_of_file(data):
    """The Links of every segment in a file's bytes (a bundle, or armoured text) that is not refused."""
    return [link for body in segments_of_file(data) for link in links_of_segment(body) or ()]


def refused_in(data):
    """How many segments in a file's bytes are refused."""
    return sum(links_of_segment(body) is None for body in segments_of_file(data))


def segments_of_file(data):
    """The bodies of every segment in a file's bytes."""
    bundles = [data] if data.startswith(b"watchbook-bundle-") else unarmour(data.decode("utf-8"))
    return [body for one in bundles for tag, body in read_bundle(one)[0] if tag == TAG_SEGMENT]


def links_of_segment(body):
    """The Links of a segment, None when it is refused."""
    try:
        return read_segment(body)
    except FormatError:
        return None


# --- set digest ------------------------------------------------------------------------------


def digest_list(digests):
    """leb count and the digests ascending."""
    ordered = sorted(set(digests))
    return leb(len(ordered)) + b"".join(ordered)


def manifest(links, absent):
    """The manifest bytes of Links; `absent` is the set of (device, seq, h) that are withheld or erased."""
    out = b"watchbook-set-1\0"
    for device in sorted({link.device for link in links}):
        own = [link for link in links if link.device == device]
        chains, befores = {link.chain for link in own}, {link.before for link in own}
        out += device
        out += digest_list(chains - befores)
        out += digest_list(befores - chains - {chain_start(device)})
        out += digest_list({link.h for link in own if link.element in absent})
    return out


def set_digest(manifest_bytes):
    """SHA-256 of the manifest."""
    return sha256(manifest_bytes)


def ledger_digest(practice, roots, set_digest_bytes):
    """The ledger digest; `practice` bool, `roots` an iterable of device ids."""
    ordered = sorted(set(roots))
    flag = b"\1" if practice else b"\0"
    return sha256(b"watchbook-ledger-1\0", leb(RULE_VERSION), flag, leb(len(ordered)), *ordered, set_digest_bytes)
