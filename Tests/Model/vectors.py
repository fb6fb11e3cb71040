"""Writes SampleRecords/vectors/format-1.json: fixed bytes that every implementation must reproduce.

`python3 vectors.py` prints what would be written; `--write` writes it. Seals and the receipt's signature
of an existing file are kept, as ECDSA is randomised: readers verify them, nothing derives from them.
"""

import argparse
import base64
import json
from dataclasses import replace
from pathlib import Path

import codec
from codec import Entry, Key

PATH = Path(__file__).resolve().parents[2] / "SampleRecords" / "vectors" / "format-1.json"
SCALARS = {
    name: int.from_bytes(codec.sha256(f"watchbook vector key {name}".encode()), "big") % (2**255) + 1
    for name in ("root", "phone")
}
STAMP = 1_767_225_600_000 * 65_536


def entry_of(key, seq, **fields):
    """An Entry of `key` with plain values for everything not given."""
    plain = Entry(
        device=key.device,
        seq=seq,
        stamp=STAMP + seq,
        observed=0,
        inspector="hq.1",
        rank=0,
        record="case/a",
        register="note",
        bases=(),
        attachments=(),
        payload=codec.payload({}),
    )
    return replace(plain, **fields)


def digest_named(name):
    """A digest that is the digest of nothing: SHA-256 of a str."""
    return codec.sha256(name.encode())


def entries(key):
    """(name, Entry) pairs of one chain, seqs 1 ... n."""
    two = tuple(sorted([digest_named("base one"), digest_named("base two")]))
    every = entry_of(
        key,
        2,
        stamp=STAMP + 65_536 * 1_000 + 7,
        observed=29_453_760,
        inspector="city.street-b.12",
        rank=3,
        record="check/river.gate.s1/2026-01-01/r1.2/c4",
        register="finding",
        bases=two,
        attachments=((digest_named("photo one"), 123_456), (digest_named("photo two"), 1)),
        payload=codec.payload({"result": "fails", "counts": [1, 2, 3]}, {"decides": True, "note": "seen twice"}),
    )
    return [
        ("minimal", entry_of(key, 1, stamp=0, payload=codec.payload({}))),
        ("every field", every),
        ("two bases", entry_of(key, 3, bases=two)),
        ("attachments", entry_of(key, 4, attachments=((digest_named("photo one"), 0), (digest_named("photo one"), 9)))),
        ("observed", entry_of(key, 5, observed=127)),
        (
            "non-ASCII payload",
            entry_of(
                key,
                6,
                payload=codec.payload(
                    {"ß": "Straße \u2028 \U0001f6b2", "é": 'tab\t"quote"\\\x01\x7f', "": [], "z": None}
                ),
            ),
        ),
        (
            "maximal integers",
            entry_of(
                key,
                7,
                stamp=codec.MAX_LEB,
                observed=codec.MAX_LEB,
                rank=codec.MAX_LEB,
                attachments=((digest_named("photo one"), codec.MAX_LEB),),
                payload=codec.payload({"least": -codec.MAX_INTEGER, "most": codec.MAX_INTEGER}),
            ),
        ),
        (
            "spaces outside the claim",
            entry_of(key, 8, payload=b' { "about" : { "\\u0061" : "\\/" } ,\r\n\t"claim":{"a":1} } '),
        ),
    ]


def payload_cases():
    """(name, payload bytes, verdict) of edge cases of the payload rules."""

    def claim(raw):
        return b'{"about":{},"claim":' + raw + b"}"

    def about(raw):
        return b'{"about":' + raw + b',"claim":{}}'

    def nested(depth):
        return b'{"a":' * (depth - 2) + b"{}" + b"}" * (depth - 2)

    def lists(depth):
        return b'{"a":' + b"[" * (depth - 2) + b"]" * (depth - 2) + b"}"

    bad, good, newer = "malformed", "ok", "unknown-version"
    return [
        ("smallest", b'{"about":{},"claim":{}}', good),
        ("members in the other order", b'{"claim":{},"about":{}}', good),
        ("empty", b"", bad),
        ("only white space", b" ", bad),
        ("a list", b"[]", bad),
        ("a string", b'"claim"', bad),
        ("no claim", b'{"about":{}}', bad),
        ("no about", b'{"claim":{}}', bad),
        ("another member", b'{"about":{},"claim":{},"more":1}', bad),
        ("claim is a list", claim(b"[]"), bad),
        ("claim is null", claim(b"null"), bad),
        ("about is a list", about(b"[]"), bad),
        ("member name escaped outside the claim", b'{"\\u0061bout":{},"cl\\u0061im":{}}', good),
        ("claim twice", b'{"about":{},"claim":{},"claim":{}}', bad),
        ("claim twice, once escaped", b'{"about":{},"claim":{},"cl\\u0061im":{}}', bad),
        ("duplicate in claim", claim(b'{"a":1,"a":1}'), bad),
        ("duplicate in about", about(b'{"a":1,"a":2}'), bad),
        ("duplicate in about by escape", about(b'{"a":1,"\\u0061":2}'), bad),
        ("duplicate deep in about", about(b'{"x":[{"b":{"a":1,"a":2}}]}'), bad),
        ("same name on two levels", about(b'{"a":{"a":{"a":1}}}'), good),
        ("composed and decomposed names are two", about('{"\u00e9":1,"e\u0301":2}'.encode()), good),
        ("byte 0 in a string", about(b'{"a":"x\0"}'), bad),
        ("byte 0 at the end", b'{"about":{},"claim":{}}\0', bad),
        ("escaped 0", about(b'{"a":"\\u0000"}'), bad),
        ("escaped 0 in a name", about(b'{"\\u0000":1}'), bad),
        ("escaped backslash before u0000", about(b'{"a":"\\\\u0000"}'), good),
        ("backslash pair then escaped 0", about(b'{"a":"\\\\\\u0000"}'), bad),
        ("lone high surrogate", about(b'{"a":"\\ud83d"}'), bad),
        ("lone low surrogate", about(b'{"a":"\\ude00"}'), bad),
        ("high surrogate before a letter", about(b'{"a":"\\ud83d\\u0061"}'), bad),
        ("two high surrogates", about(b'{"a":"\\ud83d\\ud83d\\ude00"}'), bad),
        ("surrogates the wrong way round", about(b'{"a":"\\ude00\\ud83d"}'), bad),
        ("surrogate pair in about", about(b'{"a":"\\uD83d\\uDe00"}'), good),
        ("surrogate pair in claim", claim(b'{"a":"\\ud83d\\ude00"}'), bad),
        ("emoji raw in claim", claim('{"a":"\U0001f600"}'.encode()), good),
        ("surrogate encoded in UTF-8", about(b'{"a":"\xed\xa0\x80"}'), bad),
        ("overlong UTF-8", about(b'{"a":"\xc0\xaf"}'), bad),
        ("overlong 0", about(b'{"a":"\xc0\x80"}'), bad),
        ("cut UTF-8", about(b'{"a":"\xe2\x82"}'), bad),
        ("beyond U+10FFFF", about(b'{"a":"\xf4\x90\x80\x80"}'), bad),
        ("Latin-1", about(b'{"a":"\xe9"}'), bad),
        ("fraction", about(b'{"a":1.5}'), bad),
        ("fraction 1.0", about(b'{"a":1.0}'), bad),
        ("exponent", about(b'{"a":1e3}'), bad),
        ("exponent upper case", about(b'{"a":1E3}'), bad),
        ("minus 0", about(b'{"a":-0}'), bad),
        ("0", about(b'{"a":0}'), good),
        ("plus 1", about(b'{"a":+1}'), bad),
        ("leading 0", about(b'{"a":01}'), bad),
        ("minus with leading 0", about(b'{"a":-01}'), bad),
        ("minus alone", about(b'{"a":-}'), bad),
        ("hexadecimal", about(b'{"a":0x10}'), bad),
        ("2^53 - 1", about(b'{"a":9007199254740991}'), good),
        ("2^53", about(b'{"a":9007199254740992}'), bad),
        ("-(2^53 - 1)", about(b'{"a":-9007199254740991}'), good),
        ("-2^53", about(b'{"a":-9007199254740992}'), bad),
        ("2^64 + 1", about(b'{"a":18446744073709551617}'), bad),
        ("400 digits", about(b'{"a":' + b"9" * 400 + b"}"), bad),
        ("NaN", about(b'{"a":NaN}'), bad),
        ("Infinity", about(b'{"a":Infinity}'), bad),
        ("byte order mark", b'\xef\xbb\xbf{"about":{},"claim":{}}', bad),
        ("UTF-16", '{"about":{},"claim":{}}'.encode("utf-16-le"), bad),
        ("U+FEFF within a string", about('{"a":"x\ufeff"}'.encode()), good),
        ("trailing comma in an object", about(b'{"a":1,}'), bad),
        ("trailing comma in a list", about(b'{"a":[1,]}'), bad),
        ("leading comma", about(b'{,"a":1}'), bad),
        ("comment", about(b"{/* */}"), bad),
        ("single quotes", about(b"{'a':1}"), bad),
        ("bare name", about(b"{a:1}"), bad),
        ("True", about(b'{"a":True}'), bad),
        ("cut word", about(b'{"a":tru}'), bad),
        ("no closing brace", b'{"about":{},"claim":{}', bad),
        ("second value", b'{"about":{},"claim":{}}{}', bad),
        ("raw tab in a string", about(b'{"a":"\t"}'), bad),
        ("raw line feed in a string", about(b'{"a":"\n"}'), bad),
        ("DEL raw in claim", claim(b'{"a":"\x7f"}'), good),
        ("unknown escape", about(b'{"a":"\\x41"}'), bad),
        ("short escape", about(b'{"a":"\\u41"}'), bad),
        ("escape with a sign", about(b'{"a":"\\u+041"}'), bad),
        ("escape with wide digits", about('{"a":"\\u\uff10\uff10\uff14\uff11"}'.encode()), bad),
        ("wide digit as a number", about('{"a":\uff11}'.encode()), bad),
        ("all short escapes in about", about(b'{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t"}'), good),
        ("all white space outside claim", b'\t{\r\n"about" : { "a" : [ 1 , 2 ] } , "claim" : {"a":[1,2]} }\n', good),
        ("no-break space", '\u00a0{"about":{},"claim":{}}'.encode(), bad),
        ("vertical tab", b'\x0b{"about":{},"claim":{}}', bad),
        ("space in claim", claim(b'{"a": 1}'), bad),
        ("space in empty claim", claim(b"{ }"), bad),
        ("line feed deep in claim", claim(b'{"a":[1,\n2]}'), bad),
        ("claim unsorted", claim(b'{"b":1,"a":2}'), bad),
        ("claim unsorted deep", claim(b'{"a":[{"b":1,"a":2}]}'), bad),
        ("claim sorted, capitals first", claim(b'{"B":1,"a":2}'), good),
        ("claim sorted, shorter first", claim(b'{"":0,"a":1,"aa":2}'), good),
        ("claim sorted by UTF-8", claim('{"\uff5e":1,"\U0001f600":2}'.encode()), good),
        ("claim sorted by UTF-16", claim('{"\U0001f600":1,"\uff5e":2}'.encode()), bad),
        ("claim sorted by escaped form", claim(b'{"\\n":1," ":2}'), good),
        ("claim sorted by unescaped names", claim(b'{"#":1,"\\"":2}'), bad),
        ("letter escaped in claim", claim(b'{"a":"\\u0061"}'), bad),
        ("letter escaped in a claim's name", claim(b'{"\\u0061":1}'), bad),
        ("solidus escaped in claim", claim(b'{"a":"\\/"}'), bad),
        ("line feed as \\u000a in claim", claim(b'{"a":"\\u000a"}'), bad),
        ("line feed as \\n in claim", claim(b'{"a":"\\n"}'), good),
        ("control as \\u001f in claim", claim(b'{"a":"\\u001f"}'), good),
        ("control as \\u001F in claim", claim(b'{"a":"\\u001F"}'), bad),
        ("control as \\u000b in claim", claim(b'{"a":"\\u000b"}'), good),
        ("DEL escaped in claim", claim(b'{"a":"\\u007f"}'), bad),
        ("U+2028 raw in claim", claim('{"a":"\u2028"}'.encode()), good),
        ("depth 16", claim(nested(16)), good),
        ("depth 17", claim(nested(17)), bad),
        ("lists to depth 16", about(lists(16)), good),
        ("lists to depth 17", about(lists(17)), bad),
        ("version 1 written", b'{"about":{},"claim":{},"version":1}', bad),
        ("version 2", b'{"about":{},"claim":{},"version":2}', newer),
        ("version 0", b'{"about":{},"claim":{},"version":0}', newer),
        ("version -1", b'{"about":{},"claim":{},"version":-1}', newer),
        ("version as a string", b'{"about":{},"claim":{},"version":"2"}', bad),
        ("version true", b'{"about":{},"claim":{},"version":true}', bad),
        ("version null", b'{"about":{},"claim":{},"version":null}', bad),
        ("version 2.0", b'{"about":{},"claim":{},"version":2.0}', bad),
        ("version 2 twice", b'{"about":{},"claim":{},"version":2,"version":2}', bad),
        ("version 2 with a fraction in about", b'{"about":{"a":1.5},"claim":{},"version":2}', bad),
        ("version 2 with another member", b'{"about":{},"claim":{},"more":1,"version":2}', bad),
        ("version 2 without claim", b'{"about":{},"version":2}', bad),
        ("version 2 with a claim unsorted", b'{"about":{},"claim":{"b":1,"a":2},"version":2}', bad),
    ]


def field_cases(key):
    """(name, canonical bytes, verdict) of edge cases of the entry's form and names."""
    bad, good, newer = "malformed", "ok", "unknown-version"
    plain = entry_of(key, 1)
    whole = codec.encode(plain)
    one, two = sorted([digest_named("base one"), digest_named("base two")])
    many = tuple(sorted(digest_named(f"base {n}") for n in range(65)))
    photos = tuple((digest_named(f"photo {n}"), n) for n in range(33))
    long_seq = whole[:17] + b"\x81\x00" + whole[18:]
    versioned = codec.payload({}, version=2)

    def made(**fields):
        return codec.encode(replace(plain, **fields))

    def padded(size):
        return codec.payload({}, {"a": "x" * (size - len(codec.payload({}, {"a": ""})))})

    cases = [
        ("plain", whole, good),
        ("version byte 2", b"\x02" + whole[1:], newer),
        ("version byte 0", b"\x00" + whole[1:], newer),
        ("version byte 2 and nothing else", b"\x02", newer),
        ("version byte 255 and rubbish", b"\xff\x00\x01", newer),
        ("version byte 1 and nothing else", b"\x01", bad),
        ("cut in the device", whole[:9], bad),
        ("cut before the payload's last byte", whole[:-1], bad),
        ("a byte follows", whole + b"\0", bad),
        ("a second entry follows", whole + whole, bad),
        ("seq in two bytes", long_seq, bad),
        ("seq in ten bytes", whole[:17] + b"\x81" + b"\x80" * 8 + b"\x00" + whole[18:], bad),
        ("seq of 2^63", whole[:17] + b"\x80" * 9 + b"\x01" + whole[18:], bad),
        ("seq 0", made(seq=0), bad),
        ("seq 2^63 - 1", made(seq=codec.MAX_LEB), good),
        (
            "payload length past the end",
            whole[: -len(plain.payload) - 1] + codec.leb(codec.MAX_LEB) + plain.payload,
            bad,
        ),
        ("bases ascending", made(bases=(one, two)), good),
        ("bases descending", made(bases=(two, one)), bad),
        ("base twice", made(bases=(one, one)), bad),
        ("64 bases", made(bases=many[:64]), good),
        ("65 bases", made(bases=many), bad),
        ("32 attachments", made(attachments=photos[:32]), good),
        ("33 attachments", made(attachments=photos), bad),
        ("attachments in any order", made(attachments=(photos[1], photos[0], photos[1])), good),
        ("payload of 65536 bytes", made(payload=padded(65_536)), good),
        ("payload of 65537 bytes", made(payload=padded(65_537)), bad),
        ("payload empty", made(payload=b""), bad),
        ("payload version 2", made(payload=versioned), newer),
        ("payload version 2 and a byte follows", made(payload=versioned) + b"\0", bad),
        ("payload version 2 and an inspector of one id", made(payload=versioned, inspector="hq"), bad),
        ("payload version 2 and a record with a space", made(payload=versioned, record="case/a b"), bad),
        ("payload version 2 and a register not UTF-8", made(payload=versioned, register=b"\x80"), bad),
        ("payload version 2 and bases descending", made(payload=versioned, bases=(two, one)), bad),
    ]
    for name, value, verdict in [
        ("of one id", "hq", bad),
        ("of two ids", "hq.1", good),
        ("of four ids", "a.b.c.d", good),
        ("empty", "", bad),
        ("with an empty id", "hq..1", bad),
        ("beginning with a dot", ".hq.1", bad),
        ("ending with a dot", "hq.1.", bad),
        ("id beginning with -", "hq.-1", bad),
        ("id beginning with _", "_hq.1", bad),
        ("with - and _", "h-q_.1-_", good),
        ("with *", "hq.*", bad),
        ("with /", "hq/1.2", bad),
        ("with a space", "hq.1 ", bad),
        ("with a line feed", "hq.1\n", bad),
        ("non-ASCII letter", "h\u00e9.1", bad),
        ("non-ASCII digit", "hq.\u0661", bad),
        ("not UTF-8", b"hq.\xff", bad),
        ("64 bytes", "hq." + "1" * 61, good),
        ("65 bytes", "hq." + "1" * 62, bad),
        ("with byte 0", "hq.1\0", bad),
    ]:
        cases.append((f"inspector {name}", made(inspector=value), verdict))
    for name, value, verdict in [
        ("of one component", "case", good),
        ("empty", "", bad),
        ("beginning with /", "/case/a", bad),
        ("ending with /", "case/a/", bad),
        ("with //", "case//a", bad),
        ("with all characters", "A-z/0.9_@*-/.", good),
        ("with a space", "case/a b", bad),
        ("with +", "case/a+b", bad),
        ("with a line feed", "case/a\n", bad),
        ("non-ASCII", "case/\u00e4", bad),
        ("not UTF-8", b"case/\xc3", bad),
        ("255 bytes", "case/" + "a" * 250, good),
        ("256 bytes", "case/" + "a" * 251, bad),
        ("with byte 0", "case/a\0", bad),
    ]:
        cases.append((f"record {name}", made(record=value), verdict))
    for name, value, verdict in [
        ("empty", "", bad),
        ("of every character", "aZ0._-", good),
        ("beginning with a dot", ".a", good),
        ("with *", "a*", bad),
        ("with @", "a@b", bad),
        ("with /", "a/b", bad),
        ("with a line feed", "a\n", bad),
        ("non-ASCII", "\u00e4", bad),
        ("not UTF-8", b"\x80", bad),
        ("64 bytes", "a" * 64, good),
        ("65 bytes", "a" * 65, bad),
    ]:
        cases.append((f"register {name}", made(register=value), verdict))
    return cases


def fields_json(entry):
    """The fields of an Entry as JSON values; digests and the payload in hexadecimal."""
    return {
        "device": entry.device.hex(),
        "seq": entry.seq,
        "stamp": entry.stamp,
        "observed": entry.observed,
        "inspector": entry.inspector,
        "rank": entry.rank,
        "record": entry.record,
        "register": entry.register,
        "bases": [base.hex() for base in entry.bases],
        "attachments": [{"digest": digest.hex(), "length": size} for digest, size in entry.attachments],
        "payload": entry.payload.hex(),
        "payload_text": entry.payload.decode("utf-8"),
    }


def kept(public, message, old):
    """The signature hex `old` when it verifies, else None."""
    good = old and len(old) == 128 and codec.verify(public, message, bytes.fromhex(old))
    return bytes.fromhex(old) if good else None


def segment_json(name, key, first, before, items, old):
    """A segment of `items` (bytes or ("withheld", h)) as JSON; `old` is the earlier JSON or {}."""
    last = codec.last_of(before, items, first)
    seal = kept(key.public, b"watchbook-seal-1\0" + last, old.get("seal")) or key.seal(last)
    return {
        "name": name,
        "device": key.device.hex(),
        "first": first,
        "count": len(items),
        "before": before.hex(),
        "frames": codec.frames_of(items).hex(),
        "last": last.hex(),
        "seal": seal.hex(),
        "bytes": codec.segment(key.public, first, before, items, seal).hex(),
    }


def refused_segments(key, before, items, olds):
    """Segments that are refused, as JSON: the run of `items` at seq 5, changed on the way or wrongly sealed."""
    first = 5
    true_last = codec.last_of(before, items, first)
    bare = [("withheld", codec.item_digest(item)) for item in items]
    start = codec.chain_start(key.device)
    plan = [
        ("renumbered", 6, before, items, true_last),
        ("renumbered, all withheld", 4, before, bare, true_last),
        ("one left out", 5, before, items[1:], true_last),
        ("seal over another chain digest", 5, before, items, before),
        ("after d(0), not first", 5, start, items, codec.last_of(start, items, 5)),
        ("first, not after d(0)", 1, before, items, codec.last_of(before, items, 1)),
        ("last seq of 2^63", codec.MAX_LEB, before, items[:2], true_last),
    ]
    out = []
    for name, number, after, frames, sealed in plan:
        seal = kept(key.public, b"watchbook-seal-1\0" + sealed, olds.get(name, {}).get("seal")) or key.seal(sealed)
        body = codec.segment(key.public, number, after, frames, seal, last=sealed)
        out.append({"name": name, "seal": seal.hex(), "bytes": body.hex()})
    return out


def receipt_json(key, segment, old):
    """A receipt for the run of one segment's JSON; `old` is the earlier JSON or {}."""
    incarnation, written = digest_named("store")[:16], STAMP // 65_536
    first, last = segment["first"], segment["first"] + segment["count"] - 1
    unsigned = (
        key.device
        + key.public
        + incarnation
        + codec.leb(written)
        + codec.leb(1)
        + bytes.fromhex(segment["device"])
        + codec.leb(first)
        + codec.leb(last)
        + bytes.fromhex(segment["before"])
        + bytes.fromhex(segment["last"])
    )
    message = b"watchbook-receipt-1\0" + unsigned
    signature = kept(key.public, message, old.get("signature")) or key.sign(message)
    line = "WBR1." + base64.urlsafe_b64encode(unsigned + signature).decode().rstrip("=")
    return {
        "office": key.device.hex(),
        "incarnation": incarnation.hex(),
        "written": written,
        "runs": [
            {
                "device": segment["device"],
                "first": first,
                "last": last,
                "before": segment["before"],
                "last_chain": segment["last"],
            }
        ],
        "signature": signature.hex(),
        "bytes": (unsigned + signature).hex(),
        "line": line,
    }


def build(old):
    """The whole file as JSON values; `old` is the earlier file or {} and gives its seals."""
    keys = {name: Key(scalar) for name, scalar in SCALARS.items()}
    root, phone = keys["root"], keys["phone"]
    named = entries(phone)
    items = [codec.encode(entry) for _, entry in named]
    chain = [codec.chain_start(phone.device)]
    for seq, item in enumerate(items, 1):
        chain.append(codec.chain_next(chain[-1], seq, codec.entry_digest(item)))
    root_items = [codec.encode(entry_of(root, seq, record=f"case/r{seq}")) for seq in (1, 2, 3)]
    withheld = [root_items[0], ("withheld", codec.entry_digest(root_items[1])), root_items[2]]
    olds = {segment["name"]: segment for segment in old.get("segments", [])}
    plan = [
        ("first two", phone, 1, chain[0], items[:2]),
        ("after a gap", phone, 5, chain[4], items[4:]),
        ("withheld second", root, 1, codec.chain_start(root.device), withheld),
    ]
    segments = [segment_json(name, *rest, olds.get(name, {})) for name, *rest in plan]
    bodies = [bytes.fromhex(segment["bytes"]) for segment in segments]
    links = [link for body in bodies for link in codec.read_segment(body)]
    absent = {link.element for link in links if link.data is None}
    manifest = codec.manifest(links, absent)
    set_digest = codec.set_digest(manifest)
    photo = b"not really a photo"
    whole = codec.bundle(codec.header(STAMP // 65_536, 1, 3, len(links), 1, "vector"), bodies, [photo])
    return {
        "keys": [
            {
                "name": name,
                "private": f"{key.scalar:064x}",
                "public": key.public.hex(),
                "device": key.device.hex(),
                "public_file": codec.public_file(key.public),
            }
            for name, key in keys.items()
        ],
        "entries": [
            {
                "name": name,
                "key": "phone",
                "fields": fields_json(entry),
                "canonical": item.hex(),
                "h": codec.entry_digest(item).hex(),
            }
            for (name, entry), item in zip(named, items)
        ],
        "chain": {"device": phone.device.hex(), "d": [digest.hex() for digest in chain]},
        "segments": segments,
        "refused_segments": refused_segments(
            phone, chain[4], items[4:], {one["name"]: one for one in old.get("refused_segments", [])}
        ),
        "receipt": receipt_json(root, segments[0], old.get("receipt", {})),
        "bundle": {
            "header": {
                "exported": STAMP // 65_536,
                "kind": 1,
                "segments": 3,
                "entries": len(links),
                "photos": 1,
                "remark": "vector",
            },
            "photo": photo.hex(),
            "bytes": whole.hex(),
            "armoured": codec.armour(whole),
        },
        "set": {
            "manifest": manifest.hex(),
            "set_digest": set_digest.hex(),
            "ledgers": [
                {
                    "practice": practice,
                    "roots": sorted(key.device.hex() for key in roots),
                    "digest": codec.ledger_digest(practice, [key.device for key in roots], set_digest).hex(),
                }
                for practice, roots in ((False, [root]), (True, [root]), (False, [root, phone]))
            ],
            "empty_set_digest": codec.set_digest(codec.manifest([], set())).hex(),
        },
        "payload_verdicts": [
            {"name": name, "payload": data.hex(), "verdict": verdict} for name, data, verdict in payload_cases()
        ],
        "entry_verdicts": [
            {"name": name, "bytes": data.hex(), "verdict": verdict} for name, data, verdict in field_cases(phone)
        ],
    }


def load():
    """The JSON of the existing file, {} without one."""
    return json.loads(PATH.read_text()) if PATH.exists() else {}


def main():
    """Prints the file, or writes it with --write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    content = json.dumps(build(load()), indent=1, ensure_ascii=True) + "\n"
    if options.parse_args().write:
        PATH.write_text(content)
        print(f"{PATH.name}: {len(content)} bytes")
    else:
        print(content, end="")


if __name__ == "__main__":
    main()
