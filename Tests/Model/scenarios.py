"""Writes the folders of SampleRecords/scenarios: what devices hand in, and what it comes to.

Each scenario is told by a function below, with its files and with what is expected of them; the model has
to agree with the expectation before anything is written. Keys follow from names and seals of existing files
are kept, so recording again changes nothing that has not changed.

`python3 scenarios.py` says what would change; `--write` writes it; `--show NAME` prints the content of a
scenario with devices and entries by name.
"""

import argparse
import difflib
import sys
from pathlib import Path

import codec
import handins
import law
from handins import Run
from story import CHAT, Story, check, minute, moment, png

FOLDER = Path(__file__).resolve().parents[2] / "SampleRecords" / "scenarios"
TODAY = "2026-05-12"
YEAR_MINUTES = 525_600


# --- the plain day ---------------------------------------------------------------------------


def clean_morning(story):
    """Three watchers, checks, "the rest in order", counts, arrival and departure; nothing is amiss."""
    gate, corner, market = story.phone("S01.0007"), story.phone("S01.0008"), story.phone("S02.0003")
    rostered = ((story.s01, "P01.1", gate), (story.s01, "P01.2", corner), (story.s02, "P03.1", market))
    for office, station, phone in rostered:
        record = f"watch/{station}/{TODAY}/am/{phone.inspector}"
        office.write("2026-05-11 16:00", record, "plan", {"from": "07:30", "to": "11:30"})

    gate.arrive(f"{TODAY} 07:24:10", "P01.1")
    gate.sweep(f"{TODAY} 08:05", "P01.1", "am.1")
    photo = png(90)
    seen = gate.find(
        f"{TODAY} 08:41", "P01.1", "am.2", "PRK-02", (2, 1), "两辆电动车占盲道，已劝离一辆", photos=[photo]
    )
    gate.sweep(f"{TODAY} 08:58", "P01.1", "am.2")
    settled = gate.find(f"{TODAY} 09:10", "P01.1", "am.2", "PRK-02", (2, 2), "第二辆车主已挪车", bases=[seen])
    first = gate.count(f"{TODAY} 10:00", "P01.1", "TRF-05", 6, 6)
    total = gate.count(f"{TODAY} 11:25", "P01.1", "TRF-05", 9, 9, bases=[first])
    gate.depart(f"{TODAY} 11:33", "P01.1")

    corner.arrive(f"{TODAY} 07:29", "P01.2")
    corner.find(f"{TODAY} 08:02", "P01.2", "am.1", "CLN-01", (1, 1), "树下积存垃圾，已清走")
    corner.sweep(f"{TODAY} 08:10", "P01.2", "am.1")
    corner.count(f"{TODAY} 11:20", "P01.2", "CLN-05", 14, 14)
    corner.depart(f"{TODAY} 11:31", "P01.2")

    market.arrive(f"{TODAY} 07:31", "P03.1")
    market.sweep(f"{TODAY} 08:03", "P03.1", "am.1")
    blocked = market.find(f"{TODAY} 10:15", "P03.1", "am.3", "FIR-01", (1, 0), "货物堵塞消防通道，业主不在")
    case = {"findings": [blocked.hex()], "indicator": "FIR-01", "station": "P03.1"}
    market.work(f"{TODAY} 10:17", "case/S02-5f1c09d2e8a7b346", "report", case, "建议立案")
    market.depart(f"{TODAY} 11:30", "P03.1")

    story.journals(story.root, story.city, story.s01, story.s02, market)
    zipped = {f"{phone.name}.journal": story.journal_of(phone) for phone in (gate, corner)}
    story.hand_in("S01-20260512.zip", handins.archive(zipped))
    story.expect().heads(settled).heads(total)
    story.count_up(
        *((TODAY, "P01.1", code, 2, 0, 0, 0) for code in ("ADV-04", "CLN-01", "FIR-01", "PRK-01")),
        (TODAY, "P01.1", "PRK-02", 1, 1, 2, 2),
        (TODAY, "P01.1", "TRF-05", 0, 0, 9, 9),
        *((TODAY, "P01.2", code, 1, 0, 0, 0) for code in ("ADV-04", "FIR-01", "PRK-01", "PRK-02")),
        (TODAY, "P01.2", "CLN-01", 0, 1, 1, 1),
        (TODAY, "P01.2", "CLN-05", 0, 0, 14, 14),
        *((TODAY, "P03.1", code, 1, 0, 0, 0) for code in ("ADV-04", "CLN-01", "PRK-01", "PRK-02")),
        (TODAY, "P03.1", "FIR-01", 1, 1, 1, 0),
    )


# --- two people, two devices -----------------------------------------------------------------


def two_inspectors_disagree(story):
    """Two watchers judge the same state differently; the later minute, then the rank decides, both stay listed."""
    seven, eight = story.phone("S01.0007"), story.phone("S01.0008")
    leader = story.phone("S01.0009", rank=2)
    blocked = seven.find(f"{TODAY} 08:40", "P01.1", "am.2", "FIR-01", (1, 0), "面包车堵住消防通道")
    parked = seven.find(f"{TODAY} 08:41:05", "P01.1", "am.2", "PRK-01", (3, 0))
    faded = seven.find(f"{TODAY} 09:45:40", "P01.1", "am.3", "ADV-04", "pass")
    fewer = eight.find(f"{TODAY} 08:41:50", "P01.1", "am.2", "PRK-01", (2, 0))
    free = eight.find(f"{TODAY} 08:52", "P01.1", "am.2", "FIR-01", "pass", "通道畅通")
    pale = leader.find(f"{TODAY} 09:45:02", "P01.1", "am.3", "ADV-04", (1, 0), "围挡公益广告褪色")

    story.offices()
    story.journals(seven, leader)
    story.hand_in("S01.0008-20260512.bundle", story.bundle_of(f"{TODAY} 12:00", [eight], remark="上午值守"))
    expect = story.expect()
    expect.heads(free, blocked, conflict=True)
    expect.heads(fewer, parked, conflict=True)
    expect.heads(pale, faded, conflict=True)
    story.count_up(
        (TODAY, "P01.1", "FIR-01", 1, 0, 0, 0),
        (TODAY, "P01.1", "PRK-01", 0, 1, 2, 0),
        (TODAY, "P01.1", "ADV-04", 0, 1, 1, 0),
    )


def two_inspectors_agree(story):
    """Two watchers say the same of the same state: they confirm each other, and it counts once."""
    seven, eight = story.phone("S01.0007"), story.phone("S01.0008")
    one = seven.find(f"{TODAY} 08:06", "P01.1", "am.1", "CLN-01", (1, 1), "垃圾一袋，已清走")
    other = eight.find(f"{TODAY} 08:07", "P01.1", "am.1", "CLN-01", (1, 1), "已清理")
    swept = seven.sweep(f"{TODAY} 08:20", "P01.1", "am.1")
    again = eight.sweep(f"{TODAY} 08:19", "P01.1", "am.1")

    story.journals(story.root, story.city, story.s01, seven, eight)
    story.expect().heads(other, one).heads(swept, again)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 1, 1),
        *((TODAY, "P01.1", code, 1, 0, 0, 0) for code in ("ADV-04", "FIR-01", "PRK-01", "PRK-02")),
    )


def one_inspector_two_devices(story):
    """One watcher, phone and tablet: what differs is shown to the watcher, is no conflict, and counts add up."""
    phone = story.phone("S01.0007", name="S01.0007-phone")
    tablet = story.phone("S01.0007", name="S01.0007-tablet")
    left = phone.find(f"{TODAY} 08:30", "P01.1", "am.2", "CLN-01", (2, 0), "垃圾两袋")
    parked = phone.find(f"{TODAY} 08:32", "P01.1", "am.2", "PRK-01", (1, 0), "一辆车压盲道")
    phone.count(f"{TODAY} 09:50", "P01.1", "TRF-05", 5, 5)
    cleared = tablet.find(f"{TODAY} 08:45", "P01.1", "am.2", "CLN-01", (2, 2), "已全部清走")
    moved = tablet.find(f"{TODAY} 08:47", "P01.1", "am.2", "PRK-01", (1, 1), "车主已挪车", bases=[parked])
    tablet.count(f"{TODAY} 11:10", "P01.1", "TRF-05", 3, 2)

    story.offices()
    story.journals(phone, tablet)
    story.expect().heads(cleared, left, own=True).heads(moved)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 2, 2),
        (TODAY, "P01.1", "PRK-01", 0, 1, 1, 1),
        (TODAY, "P01.1", "TRF-05", 0, 0, 8, 7),
    )


def supervisor_named_as_base(story):
    """A watcher answers a supervisor's entries and names them as seen: they stay heads all the same."""
    watcher = story.phone("S01.0007")
    supervisor = story.phone("S01.0002", rank=3, registers=["check/*", "count/*", "watch/*", "case/*"])
    blocked = supervisor.find(f"{TODAY} 09:12", "P01.1", "am.2", "FIR-01", (1, 0), "督查：通道被占")
    parked = supervisor.find(f"{TODAY} 09:13:05", "P01.1", "am.2", "PRK-01", (2, 0), "督查：乱停两辆")
    clean = watcher.find(f"{TODAY} 08:20", "P01.1", "am.1", "CLN-01", "pass")
    none = watcher.find(f"{TODAY} 09:13:45", "P01.1", "am.2", "PRK-01", "pass", bases=[parked])
    free = watcher.find(f"{TODAY} 09:26", "P01.1", "am.2", "FIR-01", "pass", "现已畅通", bases=[blocked])
    record = check("P01.1", TODAY, "am.1", "CLN-01")
    verdict = {"answer": "fail", "findings": [clean.hex()], "found": 1, "settled": 0, "verdict": "replaced"}
    review = supervisor.work(f"{TODAY} 09:20", record, "review", verdict, "墙角有积存垃圾")
    taken_back = {"findings": [clean.hex()], "verdict": "confirmed"}
    objection = watcher.work(f"{TODAY} 09:45", record, "review", taken_back, "已清理", bases=[review])

    story.journals(story.root, story.city, story.s01, watcher, supervisor)
    expect = story.expect()
    expect.heads(free, blocked, conflict=True)
    expect.heads(parked, none, conflict=True)
    expect.held("not-enrolled", objection)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 1, 0),
        (TODAY, "P01.1", "FIR-01", 1, 0, 0, 0),
        (TODAY, "P01.1", "PRK-01", 0, 1, 2, 0),
    )


def conflict_decided(story):
    """The street office decides a conflict; a finding that the decision did not see reopens it and does not win."""
    seven, eight, nine = (story.phone(f"S01.000{n}") for n in (7, 8, 9))
    one = seven.find(f"{TODAY} 08:40", "P01.1", "am.2", "FIR-01", (1, 0), "通道被堵")
    other = eight.find(f"{TODAY} 08:52", "P01.1", "am.2", "FIR-01", "pass")
    parked = seven.find(f"{TODAY} 08:55", "P01.1", "am.2", "PRK-01", (2, 0))
    none = eight.find(f"{TODAY} 08:56", "P01.1", "am.2", "PRK-01", "pass")
    story.journals(story.root, story.city, story.s01, seven, eight)
    story.expect().heads(other, one, conflict=True).heads(none, parked, conflict=True)

    claim = {"answer": "fail", "found": 1, "settled": 0}
    about = {"decides": True, "reason": "照片可见车辆占道"}
    record = check("P01.1", TODAY, "am.2", "FIR-01")
    decided = story.s01.write(f"{TODAY} 14:00", record, "finding", claim, about, bases=[one, other])
    claim = {"answer": "fail", "found": 2, "settled": 0}
    record = check("P01.1", TODAY, "am.2", "PRK-01")
    ruled = story.s01.write(f"{TODAY} 14:05", record, "finding", claim, about, bases=[parked, none])
    late = nine.find(f"{TODAY} 08:57", "P01.1", "am.2", "PRK-01", "pass", "未见乱停")
    story.journals(story.s01, nine)
    story.expect().heads(decided).heads(ruled, late, conflict=True)
    story.count_up(
        (TODAY, "P01.1", "FIR-01", 0, 1, 1, 0),
        (TODAY, "P01.1", "PRK-01", 0, 1, 2, 0),
    )


# --- clocks and places -----------------------------------------------------------------------


def clock_year_ahead(story):
    """A phone is a year ahead: held, then counted under the office's time of receipt, and never before honest ones."""
    honest, ahead = story.phone("S01.0007"), story.phone("S01.0008", clock=YEAR_MINUTES)
    seen = honest.find(f"{TODAY} 08:05", "P01.1", "am.1", "CLN-01", (2, 1), "垃圾两袋，清走一袋")
    came = ahead.arrive(f"{TODAY} 07:25", "P01.1")
    clean = ahead.find(f"{TODAY} 08:20", "P01.1", "am.1", "CLN-01", "pass")
    parked = ahead.find(f"{TODAY} 08:25", "P01.1", "am.1", "PRK-01", (1, 1), "已劝离")
    went = ahead.depart(f"{TODAY} 11:31", "P01.1")
    story.offices()
    story.journals(honest, ahead)
    story.expect().held("date", came, clean, parked, went)

    received = {"chain": ahead.chain().hex(), "received": moment(f"{TODAY} 12:05")}
    story.s01.write(f"{TODAY} 12:06", f"attestation/{ahead.hex}", "received", received)
    story.journals(story.s01)
    expect = story.expect().at(f"{TODAY} 12:10", came, clean, parked, went)
    expect.heads(seen, clean, conflict=True)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 2, 1),
        (TODAY, "P01.1", "PRK-01", 0, 1, 1, 1),
    )


def clock_year_behind(story):
    """A phone is a year behind: raised to its enrolment, held, and put right by the office's clock offset."""
    honest, behind = story.phone("S01.0007"), story.phone("S01.0008", clock=-YEAR_MINUTES)
    holiday = "2026-05-01"
    heap = honest.find(f"{holiday} 08:10", "P01.1", "am.1", "CLN-01", (1, 0))
    none = behind.find(f"{holiday} 08:20", "P01.1", "am.1", "CLN-01", "pass")
    blocked = honest.find(f"{TODAY} 08:40", "P01.1", "am.2", "FIR-01", (1, 0), "通道被堵")
    came = behind.arrive(f"{TODAY} 07:26", "P01.1")
    free = behind.find(f"{TODAY} 08:50", "P01.1", "am.2", "FIR-01", "pass")
    went = behind.depart(f"{TODAY} 11:32", "P01.1")
    story.journals(story.root, story.city, story.s01, honest, behind)
    expect = story.expect().held("date", came, free, went)
    expect.at(f"{holiday} 00:00", none).heads(heap, none, conflict=True)

    story.s01.address(f"{TODAY} 15:00", behind, 2, 4, "手机时间慢一年", offset=YEAR_MINUTES)
    story.journals(story.s01)
    expect = story.expect().at(f"{holiday} 00:00", none).heads(heap, none, conflict=True)
    expect.at(f"{TODAY} 07:26", came).at(f"{TODAY} 08:50", free).at(f"{TODAY} 11:32", went)
    expect.heads(free, blocked, conflict=True)
    story.count_up(
        (holiday, "P01.1", "CLN-01", 0, 1, 1, 0),
        (TODAY, "P01.1", "FIR-01", 1, 0, 0, 0),
    )


def wrong_date_moved(story):
    """A watcher opened last week's line of the roster: a whole watch is held, then moved where it belongs."""
    eight = story.phone("S01.0008")
    week_ago = "2026-05-05"
    eight.arrive(f"{week_ago} 07:27", "P01.1")
    eight.depart(f"{week_ago} 11:30", "P01.1")
    came = eight.arrive(f"{TODAY} 07:28", "P01.1", date=week_ago)
    heap = eight.find(f"{TODAY} 08:06", "P01.1", "am.1", "CLN-01", (3, 1), "垃圾三袋，清走一袋", date=week_ago)
    swept = eight.sweep(f"{TODAY} 08:09", "P01.1", "am.1", date=week_ago)
    cleared = eight.find(f"{TODAY} 09:30", "P01.1", "am.1", "CLN-01", (3, 3), "已全部清走", date=week_ago, bases=[heap])
    count = eight.count(f"{TODAY} 10:30", "P01.1", "CLN-05", 12, 12, date=week_ago)
    went = eight.depart(f"{TODAY} 11:31", "P01.1", date=week_ago)
    story.journals(story.root, story.city, story.s01, eight)
    story.expect().held("date", came, heap, swept, cleared, count, went)
    story.keys[story.s01.name] = handins.key_file(story.s01.key, story.s01.path)

    story.s01.address(f"{TODAY} 15:30", eight, 3, 8, "点错上周班次，实为今日二号岗", date=TODAY, station="P01.2")
    story.journals(story.s01)
    expect = story.expect().moved(f"watch/P01.2/{TODAY}/am/S01.0008", came, went)
    expect.moved(check("P01.2", TODAY, "am.1", "CLN-01"), heap, cleared)
    expect.moved(check("P01.2", TODAY, "am.1", "*"), swept)
    expect.moved(f"count/P01.2/{TODAY}/am/CLN-05/S01.0008", count)
    expect.heads(cleared)
    story.count_up(
        (TODAY, "P01.2", "CLN-01", 0, 1, 3, 3),
        *((TODAY, "P01.2", code, 1, 0, 0, 0) for code in ("ADV-04", "FIR-01", "PRK-01", "PRK-02")),
        (TODAY, "P01.2", "CLN-05", 0, 0, 12, 12),
    )


def neighbouring_station_moved(story):
    """A watcher wrote at the neighbouring station; moved, and the partner's answer to it waits for a person."""
    seven, eight = story.phone("S01.0007"), story.phone("S01.0008")
    blocked = eight.find(f"{TODAY} 08:40", "P01.1", "am.2", "FIR-01", (1, 0), "通道被堵")
    parked = eight.find(f"{TODAY} 08:44", "P01.1", "am.2", "PRK-01", (2, 2))
    answer = seven.find(f"{TODAY} 08:58", "P01.1", "am.2", "FIR-01", "pass", "我处通道畅通", bases=[blocked])
    none = seven.find(f"{TODAY} 08:59", "P01.1", "am.2", "PRK-01", "pass")
    story.offices()
    story.journals(seven, eight)
    story.expect().heads(answer, blocked, conflict=True).heads(none, parked, conflict=True)

    story.s01.address(f"{TODAY} 15:30", eight, 1, 2, "实为二号岗", station="P01.2")
    story.journals(story.s01)
    expect = story.expect().moved(check("P01.2", TODAY, "am.2", "FIR-01"), blocked)
    expect.moved(check("P01.2", TODAY, "am.2", "PRK-01"), parked)
    expect.held("moved", answer)
    story.count_up(
        (TODAY, "P01.1", "PRK-01", 1, 0, 0, 0),
        (TODAY, "P01.2", "FIR-01", 0, 1, 1, 0),
        (TODAY, "P01.2", "PRK-01", 0, 1, 2, 2),
    )


def colleagues_phone(story):
    """A watcher worked on a colleague's phone under the colleague's name; the office puts the right name."""
    shared = story.phone("S01.0007", inspectors=[["S01.0007", 1], ["S01.0012", 1]])
    shared.arrive(f"{TODAY} 07:25", "P01.1")
    shared.depart(f"{TODAY} 11:30", "P01.1")
    came = shared.arrive(f"{TODAY} 13:58", "P01.1", slot="pm")
    count = shared.count(f"{TODAY} 16:00", "P01.1", "TRF-05", 4, 4, slot="pm")
    patrol = shared.find(f"{TODAY} 16:20", "P01.1", "patrol-S01.0007-1", "CLN-01", (1, 1), "随手清走")
    went = shared.depart(f"{TODAY} 18:01", "P01.1", slot="pm")
    shared.count(f"{TODAY} 18:02", "P01.1", "CLN-05", 6, 6, slot="pm")
    story.s01.address(f"{TODAY} 19:00", shared, 3, 6, "下午由替班人员值守", inspector="S01.0012")
    # Nobody may put a name to a device that is not enrolled for it.
    story.s01.address(f"{TODAY} 19:05", shared, 7, 7, "填错姓名", inspector="S01.0013")

    story.offices()
    story.hand_in("S01.0007-20260512.bundle", story.bundle_of(f"{TODAY} 18:10", [shared]))
    expect = story.expect().moved(f"watch/P01.1/{TODAY}/pm/S01.0012", came, went)
    expect.moved(f"count/P01.1/{TODAY}/pm/TRF-05/S01.0012", count)
    expect.moved(check("P01.1", TODAY, "patrol-S01.0012-1", "CLN-01"), patrol)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 1, 1),
        (TODAY, "P01.1", "CLN-05", 0, 0, 6, 6),
        (TODAY, "P01.1", "TRF-05", 0, 0, 4, 4),
    )


# --- devices ---------------------------------------------------------------------------------


def gap(story):
    """The second of three bundles is missing: the rest counts and the gap is shown, until the bundle is found."""
    seven = story.phone("S01.0007")
    seven.arrive(f"{TODAY} 07:28", "P01.1")
    seven.sweep(f"{TODAY} 08:15", "P01.1", "am.1")
    first = seven.count(f"{TODAY} 08:55", "P01.1", "TRF-05", 3, 3)
    early = story.bundle_of(f"{TODAY} 09:00", [seven], remark="第一次上传")
    seven.find(f"{TODAY} 09:40", "P01.1", "am.3", "CLN-01", (1, 0), "垃圾桶满溢")
    parked = seven.find(f"{TODAY} 09:42", "P01.1", "am.3", "PRK-01", (2, 0))
    second = seven.count(f"{TODAY} 09:55", "P01.1", "TRF-05", 5, 5, bases=[first])
    between = story.bundle_of(f"{TODAY} 10:00", [Run(seven.key, tuple(seven.path), 4)], remark="第二次上传")
    settled = seven.find(f"{TODAY} 10:20", "P01.1", "am.3", "PRK-01", (2, 2), "两辆均已挪走", bases=[parked])
    third = seven.count(f"{TODAY} 11:25", "P01.1", "TRF-05", 8, 8, bases=[second])
    seven.depart(f"{TODAY} 11:30", "P01.1")
    late = story.bundle_of(f"{TODAY} 11:31", [Run(seven.key, tuple(seven.path), 7)], remark="第三次上传")
    story.journals(story.root, story.city, story.s01)
    story.hand_in("S01.0007-0900.bundle", early)
    story.hand_in("S01.0007-1131.bundle", late)
    # The first total was not named by anything that is here: two heads of one voice, the later one counts.
    story.expect().device(seven, gaps=[(4, 6)]).heads(third, first)

    story.hand_in("S01.0007-1000.bundle", between)
    story.expect().heads(third).heads(settled)
    story.count_up(
        *((TODAY, "P01.1", code, 1, 0, 0, 0) for code in ("ADV-04", "FIR-01", "PRK-02")),
        (TODAY, "P01.1", "CLN-01", 1, 1, 1, 0),
        (TODAY, "P01.1", "PRK-01", 1, 1, 2, 2),
        (TODAY, "P01.1", "TRF-05", 0, 0, 8, 8),
    )


def fork_with_two_cases(story):
    """A phone was put back from yesterday's backup and went on: both branches count, also both cases."""
    seven = story.phone("S01.0007")
    seven.arrive("2026-05-11 07:28", "P01.1")
    seven.depart("2026-05-11 11:30", "P01.1")
    restored = seven.copy("S01.0007-restored")
    seven.arrive(f"{TODAY} 07:29", "P01.1")
    hole = seven.find(f"{TODAY} 08:10", "P01.1", "am.1", "FIR-01", (1, 0), "消防通道被杂物占用")
    claim = {"findings": [hole.hex()], "indicator": "FIR-01", "station": "P01.1"}
    seven.work(f"{TODAY} 08:12", "case/S01-0b7d4e6a91c3f258", "report", claim, "杂物无人认领")
    went = seven.depart(f"{TODAY} 11:28", "P01.1")
    advert = restored.find(f"{TODAY} 09:05", "P01.1", "am.2", "ADV-04", (1, 0), "广告破损")
    claim = {"findings": [advert.hex()], "indicator": "ADV-04", "station": "P01.1"}
    restored.work(f"{TODAY} 09:07", "case/S01-e4526cf80d9b173a", "report", claim, "需更换画面")
    again = restored.depart(f"{TODAY} 11:32", "P01.1")

    story.offices()
    story.journals(seven, restored)
    story.expect().device(seven, forks=[3, 4, 5]).heads(again, went)
    story.count_up(
        (TODAY, "P01.1", "ADV-04", 0, 1, 1, 0),
        (TODAY, "P01.1", "FIR-01", 0, 1, 1, 0),
    )


def revoked_device(story):
    """A lost phone: what the office had received counts, what came afterwards is held, the new phone goes on."""
    lost = story.phone("S01.0007", name="S01.0007-lost")
    lost.arrive(f"{TODAY} 07:28", "P01.1")
    lost.find(f"{TODAY} 08:10", "P01.1", "am.1", "CLN-01", (1, 1))
    lost.sweep(f"{TODAY} 08:20", "P01.1", "am.1")
    lost.depart(f"{TODAY} 11:30", "P01.1")
    story.journals(story.root, story.city, story.s01)
    story.hand_in("S01.0007-20260512.bundle", story.bundle_of(f"{TODAY} 11:40", [lost]))
    story.expect()

    enrolment = codec.entry_digest(story.s01.path[-1])
    claim = {"enrolment": enrolment.hex(), "through": lost.chain().hex()}
    about = {"reason": "手机在公交车上遗失"}
    story.s01.write("2026-05-13 08:30", f"revocation/{lost.hex}", "revocation", claim, about)
    new = story.phone("S01.0007", name="S01.0007-new", enrolled="2026-05-13 08:40")
    new.arrive("2026-05-13 13:58", "P01.1", slot="pm")
    new.find("2026-05-13 14:20", "P01.1", "pm.1", "CLN-01", "pass")
    stray = lost.find("2026-05-13 10:02", "P01.1", "am.3", "CLN-01", (9, 0), "测试")
    other = lost.arrive("2026-05-13 10:03", "P01.2")
    story.journals(story.s01, lost, new)
    story.expect().held("revoked", stray, other)
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 0, 1, 1, 1),
        *((TODAY, "P01.1", code, 1, 0, 0, 0) for code in ("ADV-04", "FIR-01", "PRK-01", "PRK-02")),
        ("2026-05-13", "P01.1", "CLN-01", 1, 0, 0, 0),
    )


def late_enrolment(story):
    """The phone came before its enrolment: everything is held, and counts by itself once the enrolment is here."""
    seven, volunteer = story.phone("S01.0007"), story.phone("S01.0021", enrolled=None)
    seven.find(f"{TODAY} 08:15", "P01.1", "am.1", "CLN-01", "pass")
    written = [
        volunteer.arrive(f"{TODAY} 07:30", "P02.1"),
        volunteer.find(f"{TODAY} 08:12", "P02.1", "am.1", "ADV-04", (1, 0), "广场东侧公益广告破损"),
        volunteer.sweep(f"{TODAY} 08:20", "P02.1", "am.1"),
        volunteer.count(f"{TODAY} 11:00", "P02.1", "CLN-05", 7, 7),
        volunteer.depart(f"{TODAY} 11:30", "P02.1"),
    ]
    story.journals(story.root, story.city, story.s01, seven, volunteer)
    story.expect().held("not-enrolled", *written)

    story.enrol(f"{TODAY} 16:20", volunteer)
    story.journals(story.s01)
    story.expect()
    story.count_up(
        (TODAY, "P01.1", "CLN-01", 1, 0, 0, 0),
        (TODAY, "P02.1", "ADV-04", 0, 1, 1, 0),
        *((TODAY, "P02.1", code, 1, 0, 0, 0) for code in ("CLN-01", "FIR-01", "PRK-01", "PRK-02")),
        (TODAY, "P02.1", "CLN-05", 0, 0, 7, 7),
    )


def unknown_indicator(story):
    """A watcher's form is newer than the office's standard: held until the standard arrives."""
    seven = story.phone("S01.0007")
    seven.find(f"{TODAY} 08:10", "P02.1", "am.1", "CLN-01", "pass")
    dog = seven.find(f"{TODAY} 08:12", "P02.1", "am.1", "PET-01", (1, 1), "遛狗未牵绳，已劝导")
    leash = seven.count(f"{TODAY} 11:00", "P02.1", "PET-01", 5, 5)
    story.journals(story.root, story.city, story.s01, seven)
    story.expect().held("unknown-indicator", dog, leash)

    story.publish_indicator(f"{TODAY} 14:00", "PET-01", "遛狗不牵绳")
    story.journals(story.city)
    story.expect()
    story.count_up(
        (TODAY, "P02.1", "CLN-01", 1, 0, 0, 0),
        (TODAY, "P02.1", "PET-01", 0, 1, 6, 6),
    )


def withheld_and_erased(story):
    """Personal matters: one entry is kept back, two are erased by the office; chains and the rest stay whole."""
    seven, eight = story.phone("S01.0007"), story.phone("S01.0008")
    seven.arrive(f"{TODAY} 07:28", "P01.1")
    poster, minor = png(201), png(202)
    number = seven.find(
        f"{TODAY} 08:10", "P01.1", "am.1", "CLN-05", (3, 3), "小广告电话1380000XXXX", photos=[poster]
    )
    claim = {"indicator": "FIR-01", "station": "P01.1"}
    caller = seven.work(f"{TODAY} 08:40", "case/S01-7a30c5d1e94b862f", "report", claim, "来电人要求保密")
    child = seven.find(f"{TODAY} 09:10", "P01.1", "am.2", "TRF-05", (1, 1), "未成年人姓名XXX", photos=[minor])
    face = png(200)
    seven.find(f"{TODAY} 09:40", "P01.1", "am.3", "ADV-04", (1, 0), "广告破损", photos=[face])
    seven.depart(f"{TODAY} 11:30", "P01.1")
    eight.find(f"{TODAY} 08:30", "P01.2", "am.1", "CLN-01", "pass", photos=[poster])
    kept = eight.work(f"{TODAY} 08:35", "case/S01-19e8b4f6a2d07c53", "report", claim, "来电人要求保密")
    eight.depart(f"{TODAY} 11:31", "P01.2")
    for at, entry in (("13:00", number), ("13:01", child)):
        about = {"reason": "含个人信息"}
        story.s01.write(f"{TODAY} {at}", f"erasure/{seven.hex}", "erasure", {"entry": entry.hex()}, about)
    claim = {"photo": codec.sha256(face).hex()}
    story.s01.write(f"{TODAY} 13:02", f"erasure/{seven.hex}", "erasure", claim, {"reason": "照片可辨认市民"})
    story.journals(story.root, story.city, story.s01)
    forwarded = [
        Run(seven.key, tuple(seven.path), withheld=frozenset([3, 4])),
        Run(eight.key, tuple(eight.path), withheld=frozenset([2])),
    ]
    # The phones have lost these photos.
    seven.photos.remove(poster)
    seven.photos.remove(minor)
    story.hand_in("S01-forwarded.bundle", story.bundle_of(f"{TODAY} 14:00", forwarded, kind=1, remark="转报"))
    expect = story.expect().absent(number)
    expect.device(seven, erased=[number, child], withheld=[caller]).device(eight, withheld=[kept])

    story.journals(seven)
    expect = story.expect().absent(number, child)
    expect.device(seven, erased=[number, child]).device(eight, withheld=[kept])
    story.count_up(
        (TODAY, "P01.1", "ADV-04", 0, 1, 1, 0),
        (TODAY, "P01.2", "CLN-01", 1, 0, 0, 0),
    )


def three_weeks_offline(story):
    """A village phone comes back after three weeks: its entries count at their own times, and win nothing by it."""
    away = {"from": minute("2026-04-26 00:00"), "until": minute("2026-05-16 00:00")}
    village = story.phone("S02.0003", enrolled="2026-04-25 16:00", **away)
    town = story.phone("S02.0004")
    village.arrive("2026-04-28 07:40", "P04.1")
    village.find("2026-04-28 08:05", "P04.1", "am.1", "CLN-01", (4, 1), "村口垃圾四堆，清走一堆")
    village.count("2026-04-28 11:00", "P04.1", "TRF-01", 18, 17)
    village.depart("2026-04-28 11:20", "P04.1")
    blocked = village.find("2026-05-06 08:40", "P04.1", "am.2", "FIR-01", (1, 0), "消防通道堆放木料")
    village.sweep("2026-05-06 08:55", "P04.1", "am.2")
    village.arrive("2026-05-15 07:35", "P04.1")
    village.find("2026-05-15 08:10", "P04.1", "am.1", "CLN-01", (2, 2), "已全部清走")
    village.depart("2026-05-15 11:30", "P04.1")
    late = village.find("2026-05-17 08:10", "P04.1", "am.1", "CLN-01", "pass")
    free = town.find("2026-05-06 09:10", "P04.1", "am.2", "FIR-01", "pass", "木料已搬走")
    story.journals(story.root, story.city, story.s02, town)
    story.expect()

    armoured = codec.armour(story.bundle_of("2026-05-18 09:00", [village], remark="三周补交"))
    # As a messenger hands it on: other line ends, wide spaces, words around it.
    text = CHAT.format(armoured.replace("\n", "\r\n\u3000"))
    story.hand_in("S02.0003-20260518.txt", text.encode())
    story.expect().heads(free, blocked, conflict=True).held("not-enrolled", late)
    story.count_up(
        ("2026-04-28", "P04.1", "CLN-01", 0, 1, 4, 1),
        ("2026-04-28", "P04.1", "TRF-01", 0, 0, 18, 17),
        ("2026-05-06", "P04.1", "FIR-01", 1, 0, 0, 0),
        *(("2026-05-06", "P04.1", code, 1, 0, 0, 0) for code in ("ADV-04", "CLN-01", "PRK-01", "PRK-02")),
        ("2026-05-15", "P04.1", "CLN-01", 0, 1, 2, 2),
    )


def practice(story):
    """A volunteer practises: an office's ledger holds it and no release changes that; a practice ledger counts it."""
    seven = story.phone("S01.0007")
    learner = story.phone("S01.0031", name="S01.0031-practice", practice=True)
    seven.find(f"{TODAY} 08:10", "P02.1", "am.1", "CLN-01", "pass")
    tried = [
        learner.arrive(f"{TODAY} 14:00", "P02.1", slot="pm"),
        learner.find(f"{TODAY} 14:05", "P02.1", "pm.1", "CLN-01", (4, 4), "练习：垃圾四袋"),
        learner.sweep(f"{TODAY} 14:08", "P02.1", "pm.1"),
    ]
    claim = {"reasons": ["practice"]}
    story.s01.write(f"{TODAY} 15:00", f"release/{tried[1].hex()}", "release", claim, {"reason": "误以为正式记录"})
    story.journals(story.root, story.city, story.s01, seven, learner)
    story.expect_practice()
    story.expect().held("practice", *tried)
    story.count_up((TODAY, "P02.1", "CLN-01", 1, 0, 0, 0))


STORIES = {
    one.__name__.replace("_", "-"): one
    for one in (
        clean_morning,
        two_inspectors_disagree,
        two_inspectors_agree,
        one_inspector_two_devices,
        supervisor_named_as_base,
        conflict_decided,
        clock_year_ahead,
        clock_year_behind,
        wrong_date_moved,
        neighbouring_station_moved,
        colleagues_phone,
        gap,
        fork_with_two_cases,
        revoked_device,
        late_enrolment,
        unknown_indicator,
        withheld_and_erased,
        three_weeks_offline,
        practice,
    )
}


# --- recording -------------------------------------------------------------------------------


def delivery_folder(folder, number):
    """The folder of a delivery, from 1."""
    return Path(folder) / f"delivery-{number}"


def kept_seals(folder):
    """Seals of the files that stand in a scenario's folder."""
    seals = {}
    for path in Path(folder).glob("delivery-*/*"):
        if path.suffix in handins.SUFFIXES:
            seals |= handins.read(path).seals
    return seals


def tell(name):
    """The Story of a scenario, with the seals that stand in its folder."""
    story = Story(name, kept_seals(FOLDER / name))
    STORIES[name](story)
    assert not story.deliveries[-1], "something is handed in and nothing expected of it"
    return story


def texts(story):
    """{name: bytes} of everything in a scenario's folder that is no hand-in and no README."""
    found = {"root.pub": codec.public_file(story.root.key.public)}
    found |= {f"{name}.key": text for name, text in story.keys.items()}
    *early, last = story.expected
    found |= {f"expected-{number}.content": one.content for number, one in enumerate(early, 1)}
    found["expected.content"] = last.content
    if story.practice:
        found["expected-practice.content"] = story.practice.content
    if story.tally:
        found["expected.tally.json"] = story.tally
    return {name: text.encode() if isinstance(text, str) else text for name, text in found.items()}


def disagreements(story):
    """Texts that say where the model's content is not what the story expects."""
    told = [(f"delivery {number}", number - 1, one, False) for number, one in enumerate(story.expected, 1)]
    if story.practice:
        told.append(("practice", len(story.expected) - 1, story.practice, True))
    out = []
    for title, delivery, expected, is_practice in told:
        content = law.Ledger(story.links(delivery), story.roots, is_practice).content
        if content != expected.content:
            lines = [story.readable(one).splitlines() for one in (expected.content, content)]
            diff = difflib.unified_diff(*lines, f"{story.name}, {title}: told", "model", n=0, lineterm="")
            out.append("\n".join(diff))
    return out


def record(story, folder, write):
    """Names of the files that differ from what stands in a scenario's folder; writes them when asked to."""
    changed, folder = [], Path(folder)
    hand_ins = {
        delivery_folder(folder, number) / name: data
        for number, files in enumerate(story.deliveries, 1)
        for name, data in files.items()
    }
    for path, data in hand_ins.items():
        if not path.exists() or handins.read(path) != handins.read_bytes(data):
            changed.append(path)
            if write:
                handins.write(path, data)
    others = {folder / name: data for name, data in texts(story).items()}
    for path, data in others.items():
        if not path.exists() or path.read_bytes() != data:
            changed.append(path)
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in hand_ins and path not in others and path.name != "README.md":
            changed.append(path)
            if write:
                path.unlink()
    return changed


def main():
    """Tells the scenarios, compares them with the model, and writes what differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write what differs")
    options.add_argument("--show", metavar="NAME", help="print the content of one scenario")
    given = options.parse_args()
    if given.show:
        story = tell(given.show)
        for number, expected in enumerate(story.expected, 1):
            print(f"--- after delivery {number}\n{story.readable(expected.content)}")
        return
    failed = False
    for name in STORIES:
        story = tell(name)
        wrong = disagreements(story)
        failed |= bool(wrong)
        for text in wrong:
            print(text)
        for path in [] if wrong else record(story, FOLDER / name, given.write):
            print(path.relative_to(FOLDER))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
