"""Tests of the model: the vectors, the law sentence by sentence, known attacks, and laws over generated worlds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import codec
import compare
import grants
import law
import shapes
import vectors
import worlds
from scene import FINDING, NOON, Scene
from worlds import DAY, MINUTE, START, YEAR

VECTORS = vectors.load()
KEY = codec.Key(77)


def reasons(ledger, h):
    """The reasons for which a well-formed entry is held, [] when it is not."""
    return ledger.held.get(ledger.by_digest[h].key, ([],))[0]


def digests(keys):
    """The digests of a set of (device, seq, digest)."""
    return {h for _, _, h in keys}


def heads(ledger, record=FINDING, register="finding"):
    """Digests of the heads of a register, greatest first."""
    return [head.item.h for head in ledger.registers[record, register].heads]


def standing(ledger, h):
    """The Standing of an entry."""
    return next(one for one in ledger.standings if one.item.h == h)


# --- vectors ---------------------------------------------------------------------------------


def test_the_vector_file_is_what_the_model_writes():
    assert vectors.build(VECTORS) == VECTORS


@pytest.mark.parametrize("case", VECTORS["payload_verdicts"], ids=lambda case: case["name"])
def test_payload_verdicts(case):
    assert codec.read_payload(bytes.fromhex(case["payload"]))[0] == case["verdict"]


@pytest.mark.parametrize("case", VECTORS["entry_verdicts"], ids=lambda case: case["name"])
def test_entry_verdicts(case):
    assert codec.read_entry(bytes.fromhex(case["bytes"]))[0] == case["verdict"]


@pytest.mark.parametrize("case", VECTORS["refused_segments"], ids=lambda case: case["name"])
def test_refused_segments(case):
    with pytest.raises(codec.FormatError):
        codec.read_segment(bytes.fromhex(case["bytes"]))


def test_seals_receipt_and_bundle_of_the_vectors_verify():
    for segment in VECTORS["segments"]:
        links = codec.read_segment(bytes.fromhex(segment["bytes"]))
        assert [len(links), links[-1].chain.hex()] == [segment["count"], segment["last"]]
    receipt = bytes.fromhex(VECTORS["receipt"]["bytes"])
    assert codec.verify(receipt[16:81], b"watchbook-receipt-1\0" + receipt[:-64], receipt[-64:])
    items, complete = codec.read_bundle(bytes.fromhex(VECTORS["bundle"]["bytes"]))
    assert complete and [tag for tag, _ in items] == [1, 2, 2, 2, 3, 127]


def test_entries_read_back():
    for case in VECTORS["entries"]:
        data = bytes.fromhex(case["canonical"])
        verdict, entry, _ = codec.read_entry(data)
        assert verdict == "ok" and codec.encode(entry) == data and vectors.fields_json(entry) == case["fields"]


# --- segments, bundles, armour ---------------------------------------------------------------


def plain_segment(first=1, count=2):
    """A valid segment of KEY's bytes."""
    items = [bytes([1, n]) for n in range(count)]
    before = codec.chain_start(KEY.device) if first == 1 else codec.sha256(b"before")
    return codec.segment(KEY.public, first, before, items, KEY.seal(codec.last_of(before, items, first)))


def test_every_flipped_byte_of_a_segment_refuses_it_or_changes_nothing():
    body = plain_segment(first=3)
    for at in range(len(body)):
        damaged = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        try:
            assert codec.read_segment(damaged) == codec.read_segment(body)
        except codec.FormatError:
            continue


@pytest.mark.parametrize("extra", [b"\0", b"x"])
def test_deflate_ends_exactly_at_its_end(extra):
    with pytest.raises(codec.FormatError):
        codec.inflate(codec.deflate(b"abc") + extra, 3)
    with pytest.raises(codec.FormatError):
        codec.inflate(codec.deflate(b"abc"), 2)
    with pytest.raises(codec.FormatError):
        codec.inflate(codec.deflate(b"abc")[:-1], 3)


def test_a_cut_bundle_gives_what_came_before_the_cut():
    whole = codec.bundle(codec.header(1, 0, 2, 4, 0, ""), [plain_segment(), plain_segment(3)])
    counts = [len(codec.read_bundle(whole[:cut])[0]) for cut in range(len(codec.BUNDLE_MAGIC), len(whole))]
    assert counts == sorted(counts) and set(counts) == {0, 1, 2, 3}
    assert codec.read_bundle(whole)[1]


def test_armour_survives_mail():
    whole = codec.bundle(codec.header(1, 0, 1, 2, 0, ""), [plain_segment()])
    mangled = "hello\n> x\n" + codec.armour(whole).replace("\n", "\r\n \u3000\ufeff") + "bye" + codec.armour(whole)
    assert codec.unarmour(mangled) == [whole, whole]


@given(st.integers(0, codec.MAX_LEB))
def test_leb_reads_back(value):
    reader = codec.Reader(codec.leb(value))
    assert reader.leb() == value and reader.at == len(codec.leb(value)) <= 9


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-codec.MAX_INTEGER, codec.MAX_INTEGER)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text('ab"\\\n\x01\u00e9\U0001f600', max_size=3), JSON, max_size=3))
def test_canonical_claims_read_back(claim):
    verdict, payload = codec.read_payload(codec.payload(claim))
    if verdict == "ok":
        assert payload.claim == claim and payload.claim_bytes == codec.canonical(claim).encode()


# --- records and claims ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "register", "expected"),
    [
        (FINDING, "finding", (4, None)),
        (FINDING, "sweep", (None, "unknown-kind")),
        ("check/gate.s1/2026-03-01/r1.1/*", "sweep", (4, None)),
        ("check/gate.s1/2026-03-01/r1.1/*", "review", (4, None)),
        ("check/gate.s1/2026-03-01/r1.1/*", "finding", (None, "unknown-kind")),
        ("check/gate/2026-03-01/r1.1/c1", "finding", (None, "malformed")),
        ("check/gate.s1/2026-02-29/r1.1/c1", "finding", (None, "malformed")),
        ("check/gate.s1/1969-12-31/r1.1/c1", "finding", (None, "malformed")),
        ("check/gate.s1/2026-03-01/*/c1", "finding", (None, "malformed")),
        ("check/gate.s1/2026-03-01/r1.1/c.1", "finding", (None, "malformed")),
        ("check/gate.s1/2026-03-01/r1.1", "other", (None, "malformed")),
        ("count/gate.s1/2026-03-01/r1/c1/east.1", "acts.p1", (4, None)),
        ("count/gate.s1/2026-03-01/r1/c1/east.1", "acts.", (None, "unknown-kind")),
        ("count/gate.s1/2026-03-01/r1/c1/east", "double", (None, "malformed")),
        ("watch/gate.s1/2026-03-01/r1/east.1", "plan", (4, None)),
        ("walk/east.high/2026-03-01/x@*/east.1", "positions", (None, "malformed")),
        ("walk/east.high/2026-03-01/x@/east.1", "review", (4, None)),
        ("case/@", "any.thing", (4, None)),
        ("case", "note", (None, "malformed")),
        ("assessment/@/*", "x", (4, None)),
        ("activity", "x", (None, "malformed")),
        ("poem/a", "x", (None, "unknown-kind")),
        ("standard/*", "x", (3, None)),
        ("person/east/2026-01-01", "x", (None, "malformed")),
        (f"person/east.{'1' * 59}/2026-01-01", "x", (3, None)),
        (f"person/east.{'1' * 60}/2026-01-01", "x", (None, "malformed")),
        (f"watch/gate.s1/2026-03-01/r1/east.{'1' * 60}", "plan", (None, "malformed")),
        ("settings/city/9999-12-31", "x", (3, None)),
        ("enrolment/" + "A" * 32, "grant", (None, "malformed")),
        ("release/" + "a" * 64, "release", (None, "malformed")),
    ],
)
def test_records_and_registers(record, register, expected):
    assert shapes.verdict(record.split("/"), register, {}) == expected


@pytest.mark.parametrize(
    ("kind", "register", "claim", "good"),
    [
        ("erasure", "erasure", {"withdrawn": True}, True),
        ("erasure", "erasure", {"withdrawn": False}, False),
        ("erasure", "erasure", {"photo": "a" * 64}, True),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64}, False),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "offset": -1}, True),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "offset": True}, False),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "offset": 52_560_000}, True),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "offset": -52_560_001}, False),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "inspector": "a." + "1" * 62}, True),
        ("address", "range", {"after": "a" * 64, "through": "a" * 64, "inspector": "a." + "1" * 63}, False),
        ("attestation", "received", {"chain": "a" * 64, "received": -1}, False),
        ("point", "place", {"office": "east"}, False),
        ("point", "place", {"withdrawn": True}, True),
        ("point", "place", {"withdrawn": True, "office": 1}, False),
        ("point", "name", {}, True),
        ("settings", "settings", {"zone_minutes": 1441}, False),
        ("settings", "settings", {"zone_minutes": -1440, "date_days": 365}, True),
        ("settings", "settings", {"date_days": 366}, False),
    ],
)
def test_claims(kind, register, claim, good):
    assert shapes.claim_well_formed(kind, register, claim) is good


def test_malformed_goes_before_but_an_unknown_version_first():
    scene = Scene()
    plain = codec.Entry(scene.phone.device, 1, 0, 0, "east.2", 1, "case", "x", (), (), codec.payload({}, version=2))
    newer = scene.raw(scene.phone, codec.encode(plain))
    wrong_place = scene.raw(scene.phone, codec.encode(plain))
    byte = scene.raw(scene.phone, b"\x02rubbish")
    bad = scene.raw(scene.phone, codec.encode(replace(plain, seq=4, register="a b", payload=codec.payload({}))))
    held = scene.ledger().held
    device = scene.phone.device
    assert newer == wrong_place and held[device, 1, newer] == (["unknown-version"], "case", "x")
    assert held[device, 2, newer] == (["malformed"], "", "")
    assert held[device, 3, byte] == (["unknown-version"], "", "")
    assert held[device, 4, bad] == (["malformed"], "case", "a b")


# --- grants ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "inspector", "rank", "limit", "given_"),
    [
        ("east.1", "east.1", 1, 1, True),
        ("east.1", "east.1", 0, 1, False),
        ("east.*", "east.1", 0, 1, True),
        ("east.*", "east.1", 2, 1, False),
        ("east.*", "east", 0, 1, False),
        ("east.*", "eastern.1", 0, 1, False),
        ("*", "x.y", 3, 3, True),
        ("*", "x.y", 4, 3, False),
    ],
)
def test_pairs_give(pattern, inspector, rank, limit, given_):
    assert grants.pair_gives((pattern, limit), inspector, rank) is given_


def test_patterns_cover():
    assert grants.inspector_covers("a.*", "a.*") and grants.inspector_covers("a.*", "a.b.*")
    assert not grants.inspector_covers("a.*", "a") and not grants.inspector_covers("a", "a.*")
    assert grants.register_covers("k/*", "k/b") and not grants.register_covers("k/b", "k/*")
    assert grants.register_matches("count/acts", "count", "acts.p1.x") and not grants.register_matches("c/a", "c", "ab")
    assert grants.place_covers("a", "a.b") and not grants.place_covers("a", "ab") and not grants.place_covers("a", "*")


BASE = {
    "from": 10,
    "until": 20,
    "level": 1,
    "office": "o",
    "inspectors": [["a.*", 2]],
    "types": [["t.*", 1]],
    "places": ["p"],
    "registers": ["k/*"],
    "rights": ["enrol"],
}


@pytest.mark.parametrize(
    ("change", "lies_inside"),
    [
        ({}, True),
        ({"from": 9}, False),
        ({"until": 21}, False),
        ({"until": 19}, True),
        ({"level": 0}, False),
        ({"level": 5}, True),
        ({"office": "x"}, True),
        ({"inspectors": [["a.b", 2]]}, True),
        ({"inspectors": [["a.b", 3]]}, False),
        ({"inspectors": [["t.x", 1]]}, False),
        ({"types": [["a.x", 2]]}, True),
        ({"types": [["b.x", 0]]}, False),
        ({"places": ["p.q"]}, True),
        ({"places": ["*"]}, False),
        ({"places": []}, True),
        ({"registers": ["k/b"]}, True),
        ({"registers": ["*"]}, False),
        ({"rights": ["enrol", "type"]}, False),
        ({"rights": ["enrol", "fly"]}, True),
        ({"practice": True}, True),
    ],
)
def test_inside(change, lies_inside):
    assert grants.inside(grants.grant_of(BASE | change), grants.grant_of(BASE)) is lies_inside


@pytest.mark.parametrize(
    ("change", "good"),
    [
        ({"until": 10_000_000_000, "from": 10_000_000_000}, True),
        ({"until": 10_000_000_001}, False),
        ({"from": 10_000_000_001}, False),
        ({"from": -1}, False),
        ({"rights": ["fly"]}, True),
        ({"inspectors": [["a." + "1" * 99 + ".*", 1]]}, True),
        ({"practice": None}, False),
    ],
)
def test_claims_of_grants(change, good):
    assert shapes.grant_claim(BASE | change) is good


def test_inside_endless_and_practice():
    endless = {name: value for name, value in BASE.items() if name != "until"}
    assert not grants.inside(grants.grant_of(endless), grants.grant_of(BASE))
    assert grants.inside(grants.grant_of(BASE), grants.grant_of(endless))
    assert not grants.inside(grants.grant_of(BASE), grants.grant_of(BASE | {"practice": True}))


# --- layer 1 ---------------------------------------------------------------------------------


def test_an_enrolled_phone_counts():
    scene = Scene()
    finding = scene.find()
    assert heads(scene.ledger()) == [finding] and not scene.ledger().held


def test_nobody_takes_a_phones_grants_away_by_enrolling_it_again():
    scene = Scene()
    finding = scene.find()
    empty = scene.enrol(scene.root, scene.phone, office="other", inspectors=[], places=[])
    ledger = scene.ledger()
    assert [ledger.grant_by_digest[h].step for h in (empty, scene.phone_grant)] == [1, 3]
    assert reasons(ledger, scene.phone_grant) == [] and heads(ledger) == [finding]


def test_a_root_with_a_grant_writes_grants_only():
    scene = Scene()
    scene.enrol(scene.city, scene.root, level=1, office="city", inspectors=[["city.*", 3]])
    note = scene.find(actor=scene.root)
    address = scene.address(scene.root, scene.phone, slot="r7")
    scene.release(scene.city, note, "not-enrolled")
    ledger = scene.ledger()
    assert (reasons(ledger, note), reasons(ledger, address)) == (["not-enrolled"], ["no-authority"])


def test_rights_that_mean_nothing_do_no_harm():
    scene = Scene()
    grant = scene.enrol(scene.city, scene.stranger, inspectors=[["east.2", 1]], rights=["fly", "decide"])
    assert reasons(scene.ledger(), grant) == []


def test_grants_are_revoked_by_grants_of_smaller_steps():
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, level=0, office="city")
    peer = scene.revoke(scene.stranger, scene.east, scene.east_grant, scene.east.chain)
    city = scene.revoke(scene.stranger, scene.city, scene.city_grant, scene.city.chain)
    phone = scene.revoke(scene.stranger, scene.phone, scene.phone_grant, scene.phone.chain)
    ledger = scene.ledger()
    assert [reasons(ledger, h) for h in (peer, city, phone)] == [["no-authority"], ["no-authority"], []]


def test_an_enrolment_outside_the_writers_grant_has_no_effect():
    scene = Scene()
    wide = scene.enrol(scene.east, scene.stranger, inspectors=[["east.*", 2]], places=["west"])
    assert reasons(scene.ledger(), wide) == ["no-authority"]


def test_an_untrusted_root_is_nobody():
    scene = Scene(enrol=False)
    grant = scene.enrol(scene.stranger, scene.phone)
    assert reasons(scene.ledger(), grant) == ["no-authority"]


def test_roots_write_grants_only():
    scene = Scene()
    note = scene.write(scene.root, "case/east-1", "note")
    attestation = scene.attest(scene.root, scene.phone, START)
    ledger = scene.ledger()
    assert reasons(ledger, note) == ["not-enrolled"] and reasons(ledger, attestation) == ["no-authority"]


def test_a_revocation_cuts_off_what_lies_not_on_the_named_chain():
    scene = Scene()
    before = scene.find()
    chain = scene.phone.chain
    after = scene.find(claim=2)
    revocation = scene.revoke(scene.east, scene.phone, scene.phone_grant, chain)
    ledger = scene.ledger()
    assert (reasons(ledger, before), reasons(ledger, after), reasons(ledger, revocation)) == ([], ["revoked"], [])


@pytest.mark.parametrize("through", [codec.chain_start(codec.Key(5).device), codec.sha256(b"missing")])
def test_through_d0_or_a_missing_chain_everything_is_cut_off(through):
    scene = Scene()
    finding = scene.find()
    scene.revoke(scene.east, scene.phone, scene.phone_grant, through)
    assert reasons(scene.ledger(), finding) == ["revoked"]


def test_a_revocation_through_one_branch_cuts_off_the_other_unless_the_bytes_are_the_same():
    scene = Scene()
    first, kept, same = scene.find(), scene.find(claim=2), scene.find(claim=3)
    chain, data = scene.phone.chain, scene.phone.path[2]
    scene.phone.fork(1)
    other = scene.find(claim=4)
    scene.raw(scene.phone, data)
    scene.revoke(scene.east, scene.phone, scene.phone_grant, chain)
    ledger = scene.ledger()
    assert [reasons(ledger, h) for h in (first, kept, same, other)] == [[], [], [], ["revoked"]]


@pytest.mark.parametrize(
    ("name", "valid"), [("root", True), ("city", True), ("east", True), ("west", False), ("phone", False)]
)
def test_who_may_revoke(name, valid):
    scene = Scene()
    revocation = scene.revoke(getattr(scene, name), scene.phone, scene.phone_grant, scene.phone.chain)
    assert reasons(scene.ledger(), revocation) == ([] if valid else ["no-authority"])


def test_a_revoked_office_enrols_no_more_and_its_earlier_phones_stay():
    scene = Scene()
    finding = scene.find()
    scene.revoke(scene.city, scene.east, scene.east_grant, scene.east.chain)
    late = scene.enrol(scene.east, scene.stranger, level=2, inspectors=[["east.2", 1]], places=["east"])
    ledger = scene.ledger()
    assert reasons(ledger, late) == ["no-authority"] and reasons(ledger, finding) == []


def test_an_expired_office_enrols_no_more():
    scene = Scene(enrol=False)
    scene.enrol(scene.root, scene.city, until=START // MINUTE + 60)
    late = scene.enrol(scene.city, scene.east, at=START + 60 * MINUTE, until=START // MINUTE + 60)
    assert reasons(scene.ledger(), late) == ["no-authority"]


# --- layer 2 ---------------------------------------------------------------------------------


def test_cancelling_and_cancelling_the_canceller():
    scene = Scene()
    finding = scene.find()
    erasure = scene.erase(scene.east, scene.phone, finding)
    assert digests(scene.ledger().erased) == {finding}
    record = f"erasure/{scene.phone.device.hex()}"
    withdrawal = scene.write(scene.east, record, "erasure", {"withdrawn": True}, [erasure])
    assert scene.ledger().erased == set() and scene.ledger().cancelled == {erasure}
    scene.write(scene.city, record, "erasure", {"withdrawn": True}, [withdrawal])
    assert digests(scene.ledger().erased) == {finding} and scene.ledger().cancelled == {withdrawal}


def test_the_lower_office_cancels_nothing_of_the_upper():
    scene = Scene()
    finding = scene.find()
    erasure = scene.erase(scene.city, scene.phone, finding)
    scene.write(scene.east, f"erasure/{scene.phone.device.hex()}", "erasure", {"withdrawn": True}, [erasure])
    assert digests(scene.ledger().erased) == {finding}


def test_a_withheld_entry_named_by_an_erasure_is_erased():
    scene = Scene()
    finding = scene.find()
    scene.erase(scene.east, scene.phone, finding)
    whole = scene.ledger()
    bare = [replace(link, data=None) if link.h == finding else link for link in scene.links()]
    without = law.Ledger(bare, [scene.root.device])
    assert without.content == whole.content and without.set_digest == whole.set_digest


def test_grants_are_never_erased():
    scene = Scene()
    scene.enrol(scene.east, scene.stranger, level=2, inspectors=[["east.2", 1]], places=["east"])
    scene.erase(scene.city, scene.east, scene.phone_grant)
    assert scene.ledger().erased == set()


# --- time ------------------------------------------------------------------------------------


def test_a_clock_before_the_grant_is_corrected_to_its_beginning():
    scene = Scene()
    finding = scene.find(at=0)
    one = standing(scene.ledger(), finding)
    assert (one.effective, one.corrected, one.entry_class, one.reasons) == (START, True, 0, [])


def test_an_attestation_bounds_a_clock_that_is_ahead():
    scene = Scene()
    finding = scene.find(at=NOON + YEAR)
    assert reasons(scene.ledger(), finding) == ["date"]
    scene.attest(scene.east, scene.phone, NOON, at=NOON)
    one = standing(scene.ledger(), finding)
    assert (one.effective, one.entry_class, one.reasons) == (NOON + 300_000, 0, [])


@pytest.mark.parametrize(("received", "at"), [(START - 1, NOON), (NOON, START - 1)])
def test_attestations_from_before_the_grant_are_void(received, at):
    scene = Scene()
    finding = scene.find()
    scene.attest(scene.east, scene.phone, received, at=at)
    assert standing(scene.ledger(), finding).effective == NOON


def test_expired_grants_allow_nothing_after_they_end():
    scene = Scene(enrol=False)
    scene.city_grant = scene.enrol(scene.root, scene.city, level=0)
    scene.enrol(scene.city, scene.phone, until=NOON // MINUTE)
    late = scene.find(at=NOON)
    early = scene.find(at=NOON - 1)
    ledger = scene.ledger()
    assert (reasons(ledger, late), reasons(ledger, early)) == (["not-enrolled"], [])


@pytest.mark.parametrize(
    ("observed", "effective", "corrected"),
    [(NOON // MINUTE - 5, NOON - 5 * MINUTE, False), (codec.MAX_LEB, NOON, False)],
)
def test_observed_bounds_effective(observed, effective, corrected):
    scene = Scene()
    finding = scene.find(observed=observed)
    one = standing(scene.ledger(), finding)
    assert (one.effective, one.corrected) == (effective, corrected)


def test_a_negative_time_rounds_down():
    scene = Scene()
    finding = scene.find(at=30_000)
    scene.address(scene.city, scene.phone, offset=-1)
    one = standing(scene.ledger(), finding)
    assert one.time == -30_000 and law.minute(one.time) == -1 and one.reasons == []


# --- addresses -------------------------------------------------------------------------------


def test_an_address_moves_records_and_times():
    scene = Scene()
    finding = scene.find(record="check/gate.s1/2026-03-04/r1.2/c1")
    scene.address(scene.east, scene.phone, date="2026-03-01", station="gate.s2", slot="r7", offset=-60)
    one = standing(scene.ledger(), finding)
    assert one.record == "check/gate.s2/2026-03-01/r7.2/c1" and one.time == NOON - 60 * MINUTE and not one.reasons


@pytest.mark.parametrize(
    ("record", "register", "expected"),
    [
        ("watch/gate.s1/2026-03-01/r1/east.2", "plan", "watch/gate.s1/2026-03-01/r7/east.3"),
        ("count/gate.s1/2026-03-01/r1/c1/east.2", "double", "count/gate.s1/2026-03-01/r7/c1/east.3"),
        ("walk/east.high/2026-03-01/r1.1/east.2", "positions", "walk/east.high/2026-03-01/r7.1/east.3"),
        ("check/gate.s1/2026-03-01/spot-east.2-4/c1", "finding", "check/gate.s1/2026-03-01/spot-east.3-4/c1"),
        ("check/gate.s1/2026-03-01/spot-east.9-4/c1", "finding", "check/gate.s1/2026-03-01/spot-east.9-4/c1"),
        ("case/east-1", "note", "case/east-1"),
    ],
)
def test_what_addresses_change(record, register, expected):
    scene = Scene()
    scene.enrol(scene.east, scene.phone, level=2, inspectors=[["east.*", 1]], places=["east"])
    h = scene.find(record=record, register=register)
    scene.address(scene.east, scene.phone, slot="r7", inspector="east.3")
    one = standing(scene.ledger(), h)
    assert one.record == expected
    assert one.inspector == ("east.2" if record.startswith("case") else "east.3")


def test_an_address_needs_both_places_and_an_inspector_of_the_device():
    scene = Scene()
    finding = scene.find()
    scene.address(scene.east, scene.phone, station="pond.s1")
    scene.address(scene.west, scene.phone, station="gate.s2")
    scene.address(scene.east, scene.phone, inspector="east.3")
    assert standing(scene.ledger(), finding).address is None


def test_the_smallest_level_then_the_greatest_stamp_addresses():
    scene = Scene()
    finding = scene.find()
    above = scene.address(scene.city, scene.phone, slot="r2")
    scene.address(scene.east, scene.phone, slot="r3")
    assert standing(scene.ledger(), finding).address.h == above
    later = scene.address(scene.city, scene.phone, slot="r4")
    assert standing(scene.ledger(), finding).address.h == later


def test_an_address_covers_only_its_range():
    scene = Scene()
    first = scene.find()
    after = scene.phone.chain
    second = scene.find(claim=2)
    scene.address(scene.east, scene.phone, after=after, slot="r7")
    ledger = scene.ledger()
    assert standing(ledger, first).address is None and standing(ledger, second).address


def test_an_entry_upon_moved_entries_only_is_moved():
    scene = Scene()
    finding = scene.find()
    scene.address(scene.east, scene.phone, slot="r7")
    upon = scene.find(actor=scene.east, bases=[finding])
    mixed = scene.find(actor=scene.east, bases=[finding, upon])
    ledger = scene.ledger()
    assert (reasons(ledger, upon), reasons(ledger, mixed)) == (["moved"], [])


# --- what layer 4 takes from layer 3 ---------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "register", "expected"),
    [
        ("check/nowhere.s1/2026-03-01/r1.1/c1", "finding", ["unknown-point"]),
        ("check/gate.s9/2026-03-01/r1.1/c9", "finding", ["unknown-indicator", "unknown-station"]),
        ("count/gate.s1/2026-03-01/r1/c9/city.1", "double", ["unknown-indicator"]),
        ("walk/east.low/2026-03-01/r1.1/city.1", "positions", ["unknown-street"]),
        ("check/gate.s1/2026-03-03/r1.1/c1", "finding", ["date"]),
        ("check/gate.s1/2026-03-02/r1.1/c1", "finding", []),
        ("check/gate.s1/2026-03-09/r1.1/c1", "review", []),
    ],
)
def test_reasons(record, register, expected):
    scene = Scene()
    h = scene.find(actor=scene.city, record=record, register=register)
    assert reasons(scene.ledger(), h) == expected


def test_decisions_have_no_date():
    scene = Scene()
    decision = scene.find(actor=scene.city, record="check/gate.s1/2026-05-03/r1.1/c1", decides=True)
    assert reasons(scene.ledger(), decision) == []


def test_the_office_of_a_point_changes_with_its_version():
    scene = Scene()
    scene.publish("point/gate/2026-03-02", "place", {"office": "west", "stations": []})
    old = scene.find()
    new = scene.find(record="check/gate.s1/2026-03-02/r1.1/c1")
    before = scene.find(actor=scene.east, record="check/gate.s1/1999-01-01/r1.1/c1", register="review")
    ledger = scene.ledger()
    assert [reasons(ledger, h) for h in (old, new, before)] == [[], ["not-enrolled"], []]


def test_a_withdrawn_version_is_no_version_but_the_point_stays_known():
    scene = Scene()
    first = codec.entry_digest(scene.city.path[2])
    scene.publish("point/gate/2026-01-01", "place", {"withdrawn": True}, bases=[first])
    ledger = scene.ledger()
    assert ledger.reference.office("gate", "2026-03-01") is None and "gate.s1" in ledger.reference.stations


def test_settings_default_member_by_member():
    scene = Scene()
    scene.publish("settings/city/2026-03-01", "settings", {"date_days": 7})
    scene.publish("settings/city/2026-03-05", "settings", {"zone_minutes": 0})
    reference = scene.ledger().reference
    assert [reference.setting("date_days", d) for d in ("2026-01-01", "2026-03-04", "2026-03-05")] == [7, 7, 1]
    assert [reference.setting("zone_minutes", d) for d in ("2026-01-01", "2026-03-05")] == [480, 0]


@pytest.mark.parametrize(
    ("street", "date", "expected"),
    [("pier", "2026-03-01", []), ("pier", "2026-03-02", ["not-enrolled"]), ("quay", "2026-03-01", ["not-enrolled"])],
)
def test_a_walk_is_admitted_by_the_office_of_its_street(street, date, expected):
    scene = Scene()
    scene.publish("street/pier/2026-01-01", "line", {"office": "east"})
    scene.publish("street/pier/2026-03-02", "line", {"office": "west"})
    scene.publish("street/quay/2026-01-01", "name", {"office": "east"})
    h = scene.find(actor=scene.phone, record=f"walk/{street}/{date}/r1.1/east.2", register="positions")
    assert reasons(scene.ledger(), h) == expected


def test_layer_3_needs_publish():
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, inspectors=[["east.2", 1]], rights=["enrol"])
    h = scene.write(scene.stranger, "street/east.low/2026-01-01", "name", {})
    assert reasons(scene.ledger(), h) == ["not-enrolled"]


def test_practice_grants_count_in_practice_ledgers_only():
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, inspectors=[["east.2", 1]], practice=True)
    h = scene.find(actor=scene.stranger)
    assert reasons(scene.ledger(), h) == ["practice"] and reasons(scene.ledger(practice=True), h) == []


# --- releases --------------------------------------------------------------------------------


def test_a_release_lifts_the_reasons_it_lists():
    scene = Scene()
    h = scene.find(record="check/gate.s1/2026-03-09/r1.1/c9")
    scene.release(scene.east, h, "date")
    assert reasons(scene.ledger(), h) == ["unknown-indicator"]
    scene.release(scene.city, h, "unknown-indicator")
    assert reasons(scene.ledger(), h) == []


def test_a_stranger_released_counts_from_the_releasing_grants_beginning():
    scene = Scene()
    h = scene.find(actor=scene.stranger, at=0)
    scene.release(scene.east, h, "not-enrolled")
    one = standing(scene.ledger(), h)
    assert (one.reasons, one.effective, one.entry_class) == ([], START, 0)


def test_a_release_of_practice_or_malformed_has_no_effect():
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, inspectors=[["east.2", 1]], practice=True)
    h = scene.find(actor=scene.stranger)
    scene.release(scene.city, h, "practice")
    assert reasons(scene.ledger(), h) == ["practice"]


@pytest.mark.parametrize(("name", "lifted"), [("city", True), ("east", True), ("west", False)])
def test_who_may_release_what_the_issuer_revoked(name, lifted):
    scene = Scene()
    h = scene.find()
    scene.revoke(scene.east, scene.phone, scene.phone_grant, scene.phone.chains[0])
    scene.release(getattr(scene, name), h, "revoked")
    assert reasons(scene.ledger(), h) == ([] if lifted else ["revoked"])


def test_nobody_below_releases_what_the_city_revoked():
    scene = Scene()
    h = scene.find()
    scene.revoke(scene.city, scene.phone, scene.phone_grant, scene.phone.chains[0])
    scene.release(scene.east, h, "revoked")
    assert reasons(scene.ledger(), h) == ["revoked"]


# --- registers -------------------------------------------------------------------------------


def test_own_writes_over_typed_and_not_the_reverse():
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, inspectors=[["club.1", 1]], places=["east"], rights=["enrol"])
    typed = scene.find(actor=scene.east, inspector=("club.1", 1))
    own = scene.find(actor=scene.stranger, claim=2, inspector=("club.1", 1), bases=[typed])
    assert heads(scene.ledger()) == [own]
    again = scene.find(actor=scene.east, claim=3, inspector=("club.1", 1), bases=[own])
    assert set(heads(scene.ledger())) == {own, again}


def test_two_voices_conflict_when_their_claims_differ():
    scene = Scene()
    scene.find()
    scene.find(actor=scene.east)
    assert not scene.ledger().registers[FINDING, "finding"].conflict
    scene.find(actor=scene.city, claim=2)
    assert scene.ledger().registers[FINDING, "finding"].conflict


def test_one_voice_on_two_devices_is_an_own_conflict():
    scene = Scene()
    scene.find()
    scene.find(actor=scene.east, claim=2, inspector=("east.2", 1))
    register = scene.ledger().registers[FINDING, "finding"]
    assert register.own and not register.conflict


def test_the_later_minute_then_the_rank_is_in_force():
    scene = Scene()
    low = scene.find(at=NOON + 59_000)
    high = scene.find(actor=scene.east, at=NOON)
    assert heads(scene.ledger()) == [high, low]
    later = scene.find(at=NOON + MINUTE, claim=2)
    assert heads(scene.ledger())[0] == later


# --- the set ---------------------------------------------------------------------------------


def test_gaps_forks_and_withheld_are_listed():
    scene = Scene()
    for claim in range(6):
        scene.find(claim=claim)
    scene.phone.fork(4)
    scene.find(claim=9)
    links = [link for link in scene.links() if link.device != scene.phone.device or link.seq not in (1, 3)]
    links = [replace(link, data=None) if (link.device, link.seq) == (scene.phone.device, 2) else link for link in links]
    ledger = law.Ledger(links, [scene.root.device])
    line = ledger._device_line(scene.phone.device)
    assert line["gaps"] == [[1, 1], [3, 3]] and line["forks"] == [5] and len(line["withheld"]) == 1


def test_bytes_in_one_segment_are_enough():
    scene = Scene()
    scene.find()
    links = scene.links()
    bare = [replace(link, data=None) for link in links]
    assert law.Ledger(bare + links, [scene.root.device]).content == scene.ledger().content


# --- attacks on earlier versions -------------------------------------------------------------


def test_attack_a_wrong_clock_does_not_win():
    scene = Scene()
    honest = scene.find()
    scene.publish("settings/city/2026-01-01", "settings", {"date_days": 365})
    scene.find(actor=scene.east, claim=2, at=NOON + 300 * DAY)
    assert heads(scene.ledger())[0] != honest
    scene.attest(scene.city, scene.east, NOON + DAY, at=NOON + DAY)
    assert heads(scene.ledger())[0] == honest
    behind = scene.find(actor=scene.city, claim=3, at=0)
    assert heads(scene.ledger())[0] == honest and behind in heads(scene.ledger())


def test_attack_nobody_erases_by_naming_a_base():
    scene = Scene()
    honest = scene.find()
    scene.find(actor=scene.east, claim=2, bases=[honest])
    scene.find(actor=scene.city, claim=3, bases=[honest])
    scene.find(actor=scene.stranger, claim=4, bases=[honest], inspector=("east.2", 1))
    assert honest in heads(scene.ledger())
    scene.erase(scene.west, scene.phone, honest)
    scene.erase(scene.phone, scene.phone, honest)
    assert honest in heads(scene.ledger())


def test_attack_an_office_does_not_release_itself_into_anothers_voice():
    scene = Scene()
    forged = scene.find(actor=scene.west, inspector=("east.2", 1))
    scene.release(scene.west, forged, "not-enrolled")
    by_stranger = scene.find(actor=scene.stranger, claim=2)
    scene.release(scene.west, by_stranger, "not-enrolled")
    ledger = scene.ledger()
    assert reasons(ledger, forged) == ["not-enrolled"] and reasons(ledger, by_stranger) == ["not-enrolled"]


def test_attack_one_bad_office_clock_does_not_bury_honest_entries():
    scene = Scene()
    honest = scene.find()
    scene.attest(scene.east, scene.phone, 5 * DAY, at=5 * DAY)
    scene.attest(scene.east, scene.phone, START - 1, at=NOON)
    one = standing(scene.ledger(), honest)
    assert (one.entry_class, one.effective) == (1, NOON)


def test_attack_a_decision_is_not_overruled_from_below():
    scene = Scene()
    scene.enrol(scene.city, scene.phone, inspectors=[["east.2", 1]], places=["east"], level=2, rights=["decide"])
    finding = scene.find()
    decision = scene.find(actor=scene.city, claim=2, bases=[finding], decides=True)
    scene.find(actor=scene.east, claim=3, bases=[decision], decides=True, at=NOON + DAY)
    scene.find(actor=scene.east, claim=4, bases=[decision], at=NOON + DAY)
    assert heads(scene.ledger())[0] == decision


def test_attack_a_decider_can_correct_himself():
    scene = Scene()
    decision = scene.find(actor=scene.city, decides=True)
    corrected = scene.find(actor=scene.city, claim=2, bases=[decision], decides=True)
    assert heads(scene.ledger()) == [corrected]


def test_a_decision_without_the_right_is_an_ordinary_entry():
    scene = Scene()
    one = scene.find(decides=True)
    assert standing(scene.ledger(), one).spoken == ("east.2", "own")


def test_attack_renumbering_a_relayed_segment_is_refused_by_the_chain():
    whole = plain_segment(first=3, count=2)
    assert [link.seq for link in codec.read_segment(whole)] == [3, 4]
    at = 16 + 65
    for number in (2, 4, 100):
        with pytest.raises(codec.FormatError):
            codec.read_segment(whole[:at] + bytes([number]) + whole[at + 1 :])
    before, bare = codec.sha256(b"before"), [("withheld", codec.sha256(b"a")), ("withheld", codec.sha256(b"b"))]
    last = codec.last_of(before, bare, 3)
    for number in (2, 4, 100):
        with pytest.raises(codec.FormatError):
            codec.read_segment(codec.segment(KEY.public, number, before, bare, KEY.seal(last), last))


EMPTY = {"office": "shadow", "inspectors": [], "places": [], "registers": [], "rights": []}


@pytest.mark.parametrize("level", [1, 2, 9])
def test_attack_an_extra_empty_grant_is_no_shield(level):
    scene = Scene()
    late, finding = scene.find(at=NOON + 60 * MINUTE), scene.find(claim=2)
    scene.enrol(scene.west, scene.phone, level=level, **EMPTY)
    scene.enrol(scene.city, scene.phone, level=0, **EMPTY)
    scene.attest(scene.east, scene.phone, NOON, at=NOON)
    assert standing(scene.ledger(), late).effective == NOON + 300_000
    scene.erase(scene.east, scene.phone, finding)
    assert digests(scene.ledger().erased) == {finding}


def test_attack_an_extra_empty_grant_gives_its_giver_no_power():
    scene = Scene()
    finding = scene.find()
    scene.enrol(scene.west, scene.phone, level=9, **EMPTY)
    acts = [scene.attest(scene.west, scene.phone, START, at=NOON), scene.erase(scene.west, scene.phone, finding)]
    ledger = scene.ledger()
    assert [reasons(ledger, h) for h in acts] == [[], []]
    assert not ledger.erased and standing(ledger, finding).effective == NOON


def test_attack_an_act_stamped_at_the_end_of_time_can_still_be_cancelled():
    scene = Scene()
    finding = scene.find()
    record = f"erasure/{scene.phone.device.hex()}"
    claim = {"entry": finding.hex()}
    erasure = scene.write(scene.east, record, "erasure", claim, stamp=codec.MAX_LEB)
    assert digests(scene.ledger().erased) == {finding}
    withdrawal = scene.write(scene.east, record, "erasure", {"withdrawn": True}, [erasure])
    ledger = scene.ledger()
    assert ledger.by_digest[withdrawal].entry.stamp < ledger.by_digest[erasure].entry.stamp
    assert ledger.cancelled == {erasure} and not ledger.erased


def test_attack_a_lower_device_does_not_move_its_offices_entries():
    scene = Scene()
    scene.enrol(scene.east, scene.phone, level=2, inspectors=[["east.2", 1]], places=["east"], rights=["address"])
    office, own = scene.find(actor=scene.east), scene.find()
    address = scene.address(scene.phone, scene.east, slot="r7")
    scene.address(scene.phone, scene.phone, slot="r7")
    ledger = scene.ledger()
    assert reasons(ledger, address) == [] and standing(ledger, office).address is None
    assert standing(ledger, own).record == FINDING.replace("r1.1", "r7.1")


def practice_scene():
    """A Scene where the stranger has every right at the top for practice; (scene, its acts, what they name)."""
    scene = Scene()
    scene.enrol(scene.city, scene.stranger, level=0, office="city", practice=True)
    finding, odd = scene.find(), scene.find(record="check/gate.s1/2026-03-09/r1.1/c1")
    acts = [
        scene.erase(scene.stranger, scene.phone, finding),
        scene.attest(scene.stranger, scene.phone, NOON - 60 * MINUTE, at=NOON),
        scene.address(scene.stranger, scene.phone, slot="r7"),
        scene.release(scene.stranger, odd, "date"),
    ]
    return scene, acts, finding, odd


def test_attack_a_practice_grant_has_no_force_in_a_real_ledger():
    scene, acts, finding, odd = practice_scene()
    real, practice = scene.ledger(), scene.ledger(practice=True)
    assert [reasons(real, h) for h in acts] == [["no-authority"]] * 4
    assert (reasons(real, finding), reasons(real, odd)) == ([], ["date"])
    assert [reasons(practice, h) for h in acts] == [[]] * 4 and digests(practice.erased) == {finding}


def test_attack_a_practice_grant_revokes_and_decides_nothing_in_a_real_ledger():
    scene = Scene()
    drill = scene.enrol(scene.root, scene.stranger, level=0, office="city", practice=True)
    revocation = scene.revoke(scene.stranger, scene.phone, scene.phone_grant, scene.phone.chain)
    scene.enrol(scene.city, scene.stranger, inspectors=[["east.2", 1]], places=["east"], rights=["type"])
    decision = scene.find(actor=scene.stranger, decides=True)
    real, practice = scene.ledger(), scene.ledger(practice=True)
    assert (reasons(real, drill), reasons(real, revocation)) == ([], ["no-authority"])
    assert reasons(practice, revocation) == []
    assert (standing(real, decision).spoken[1], standing(practice, decision).spoken[1]) == ("own", "decision")


def shielded_scene():
    """A Scene where the root enrolled the phone at the top for practice, and what its office did; (scene, entries)."""
    scene = Scene()
    scene.enrol(scene.root, scene.phone, level=0, office="drill", practice=True, **{"from": 0})
    late, gone = scene.find(at=NOON + 60 * MINUTE), scene.find(claim=2)
    odd = scene.find(record="check/gate.s1/2026-03-09/r1.1/c1")
    scene.attest(scene.east, scene.phone, NOON, at=NOON)
    scene.release(scene.east, odd, "date")
    scene.address(scene.east, scene.phone, slot="r7")
    scene.erase(scene.east, scene.phone, gone)
    return scene, late, gone, odd


def test_attack_a_practice_grant_shields_nothing_from_the_office():
    scene, late, gone, odd = shielded_scene()
    real, practice = scene.ledger(), scene.ledger(practice=True)
    assert (standing(real, late).effective, standing(practice, late).effective) == (NOON + 300_000, NOON + 60 * MINUTE)
    assert (reasons(real, odd), reasons(practice, odd)) == ([], ["date"])
    assert (standing(real, odd).address is None, standing(practice, odd).address is None) == (False, True)
    assert (digests(real.erased), digests(practice.erased)) == ({gone}, set())


def test_attack_a_practice_grant_makes_no_early_arrival_valid():
    scene = Scene()
    scene.enrol(scene.root, scene.phone, level=2, places=["east"], practice=True, **{"from": 0})
    finding = scene.find()
    scene.attest(scene.east, scene.phone, START - 60 * MINUTE, at=NOON)
    real, practice = scene.ledger(), scene.ledger(practice=True)
    assert standing(real, finding).effective == NOON
    assert standing(practice, finding).effective == START and standing(practice, finding).corrected


def test_a_revoked_practice_grant_keeps_nobody_from_releasing():
    scene = Scene()
    drill = scene.enrol(scene.root, scene.phone, level=0, practice=True)
    finding, start = scene.find(), scene.phone.chains[0]
    scene.revoke(scene.east, scene.phone, scene.phone_grant, start)
    scene.revoke(scene.root, scene.phone, drill, start)
    scene.release(scene.east, finding, "revoked")
    assert (reasons(scene.ledger(), finding), reasons(scene.ledger(practice=True), finding)) == ([], ["revoked"])


def test_what_only_a_revoked_practice_grant_allowed_is_released_by_its_revoker():
    scene = Scene()
    drill = scene.enrol(scene.root, scene.stranger, level=2, inspectors=[["east.2", 1]], places=["east"], practice=True)
    finding = scene.find(actor=scene.stranger)
    scene.revoke(scene.root, scene.stranger, drill, scene.stranger.chains[0])
    scene.release(scene.east, finding, "revoked")
    assert reasons(scene.ledger(), finding) == ["revoked"]


def test_attack_a_copy_under_another_device_or_seq_is_another_malformed_entry():
    scene = Scene()
    finding = scene.find()
    for actor in (scene.stranger, scene.stranger, scene.phone):
        scene.raw(actor, scene.phone.path[0])
    ledger = scene.ledger()
    assert heads(ledger) == [finding] and len(ledger.held) == 3
    assert ledger.content.count(b'"held"') == 1
    line = {"held": finding.hex(), "reasons": ["malformed"], "record": "", "register": ""}
    assert codec.canonical(line).encode() in ledger.lines


def test_attack_nobody_erases_an_entry_by_erasing_a_copy_of_it():
    scene = Scene()
    finding = scene.find()
    scene.enrol(scene.west, scene.stranger, level=2, inspectors=[["west.3", 1]], places=["west"])
    scene.raw(scene.stranger, scene.phone.path[0])
    scene.erase(scene.west, scene.stranger, finding)
    ledger = scene.ledger()
    assert ledger.erased == {(scene.stranger.device, 1, finding)} and heads(ledger) == [finding]


def test_attack_a_copy_does_not_give_bytes_to_what_is_withheld_elsewhere():
    scene = Scene()
    finding = scene.find()
    scene.raw(scene.stranger, scene.phone.path[0])
    scene.erase(scene.east, scene.phone, finding)
    links = scene.links()
    named = [(scene.phone.device, 1), (scene.stranger.device, 1)]
    contents = []
    for bare in (named[:0], named[:1]):
        some = [replace(link, data=None) if (link.device, link.seq) in bare else link for link in links]
        contents.append(law.Ledger(some, [scene.root.device]).content)
    assert contents[0] == contents[1] == scene.ledger().content
    some = [replace(link, data=None) if (link.device, link.seq) == named[1] else link for link in links]
    ledger = law.Ledger(some, [scene.root.device])
    assert ledger.withheld == {(scene.stranger.device, 1, finding)}


# --- laws over generated worlds --------------------------------------------------------------

SEEDS = st.integers(0, 10**6)


def links_of(world):
    """Links of a World's bundles and the trusted device ids."""
    links = [link for data in world.bundles() for link in codec.links_of_file(data)]
    return links, [root.device for root in world.trusted]


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_order_splits_and_repetition_do_not_matter(seed, rng):
    world = worlds.World(seed)
    links, roots = links_of(world)
    shuffled = rng.sample(links, len(links)) + rng.choices(links, k=5)
    first, second = law.Ledger(links, roots, world.practice), law.Ledger(shuffled, roots[::-1], world.practice)
    assert (first.content, first.ledger_digest) == (second.content, second.ledger_digest)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_removing_erased_bytes_changes_nothing(seed):
    world = worlds.World(seed)
    links, roots = links_of(world)
    whole = law.Ledger(links, roots, world.practice)
    bare = [replace(link, data=None) if link.element in whole.erased else link for link in links]
    without = law.Ledger(bare, roots, world.practice)
    assert (without.content, without.ledger_digest) == (whole.content, whole.ledger_digest)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_nobodys_value_is_in_force_that_nobody_wrote(seed):
    ledger = worlds.ledger_of(seed)
    for (record, register), settled in ledger.registers.items():
        one = settled.in_force
        assert one.register == register and one.record == record
        assert one.item.data and codec.entry_digest(one.item.data) == one.item.h
        assert one.address or one.item.entry.record == record
        lifted = "not-enrolled" in one.all_reasons or "revoked" in one.all_reasons
        assert lifted or one.allowing in ledger.grants[one.item.device]


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_every_entry_is_found_exactly_once(seed):
    ledger = worlds.ledger_of(seed)
    counting = [one.item.key for settled in ledger.registers.values() for one in settled.counting]
    found = counting + list(ledger.held) + [item.key for item in ledger.governing]
    found += list(ledger.erased) + list(ledger.withheld)
    assert sorted(found) == sorted(ledger.items)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_what_is_superseded_leads_to_a_head(seed):
    for settled in worlds.ledger_of(seed).registers.values():
        reached = {head.item.h for head in settled.heads}
        while True:
            more = {
                y.item.h
                for x in settled.counting
                if x.item.h in reached
                for y in settled.counting
                if law.supersedes(x, y)
            } - reached
            if not more:
                break
            reached |= more
        assert reached == {one.item.h for one in settled.counting}


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_copies_change_no_register(seed):
    world = worlds.World(seed, copies=False)
    roots = [root.device for root in world.trusted]
    before = law.Ledger(world.links(), roots, world.practice)
    world.copy(erase=False)
    after = law.Ledger(world.links(), roots, world.practice)
    assert {key: [h.item.h for h in r.heads] for key, r in before.registers.items()} == {
        key: [h.item.h for h in r.heads] for key, r in after.registers.items()
    }


# --- the harness -----------------------------------------------------------------------------


def test_the_harness_reports_every_difference():
    model = worlds.ledger_of(3)

    class Fake:
        """A Program that says what it was made with."""

        def __init__(self, content, digest, entries):
            self.said, self.digests = content, {(): digest, ("--entries",): entries}

        def content(self, _):
            """The content."""
            return self.said

        def digest(self, _, *options):
            """A digest."""
            return self.digests[options]

    right = Fake(model.content, model.ledger_digest.hex(), model.set_digest.hex())
    assert compare.complaints(model, right, "x.ledger") == []
    wrong = Fake(model.content.replace(b"true", b"false", 1), "00", "11")
    assert len(compare.complaints(model, wrong, "x.ledger")) == 3


def test_a_world_on_disk_is_the_world_in_memory(tmp_path):
    assert worlds.write_world(5, tmp_path).content == worlds.ledger_of(5).content


def test_worlds_reach_what_they_should():
    reached, total, counting = worlds.coverage(0, 200)
    assert [name for name in worlds.EXPECTED if reached[name] < 10] == []
    assert 0.5 < counting / total < 0.75
