"""Writes SampleRecords/town/journals from the paper of SampleRecords/town/day: what each device handed in.

Keys follow from names and seals of existing files are kept, so recording again changes nothing that has not
changed. Points, people and tables are in reference.bundle, which the program makes of the CSV files;
`Scripts/record-town` does both.

`python3 town.py` says what would change; `--write` writes it.
"""

import argparse
import csv
import re
from collections import defaultdict
from pathlib import Path

import codec
import handins
from handins import Run
from story import RIGHTS, WATCHER, ZONE, Story, check, minute

SAMPLES = Path(__file__).resolve().parents[2] / "SampleRecords"
FOLDER = SAMPLES / "town"
TODAY = "2026-05-12"
START = "2026-05-01 00:00"
SLOTS = {"am": 7, "pm": 14}
YEAR = 525_600
ANSWERS = {
    "合格": "pass",
    "不合格": "fail",
    "自动符合": "exempt",
    "不适用": "not-applicable",
    "未查": "not-looked-at",
    "无法查看": "could-not-see",
}
ACTIONS = {"清除": "cleared", "纠正": "corrected", "制止": "stopped", "劝导": "persuaded", "转交": "passed-on"}
COLUMNS = {
    "点位站": "station",
    "日期": "date",
    "班次": "slot",
    "时间": "time",
    "指标": "indicator",
    "结果": "answer",
    "发现数": "found",
    "现场解决数": "settled",
    "分子": "numerator",
    "分母": "denominator",
    "处置": "action",
    "取证": "facts",
    "备注": "note",
    "表号": "sheet",
    "值守人": "inspector",
    "到岗": "arrival",
    "离岗": "departure",
    "值守类别": "duty",
    "现场处置": "action",
    "值守人员": "inspector",
    "实到时间": "arrival",
    "实离时间": "departure",
}
PHONES = {
    "S01.0011": "bundle",
    "S01.0012": "journal",
    "S01.0013": "txt",
    "S01.0014": "bundle",
    "S01.0015": "bundle",
    "S01.0019": "bundle",
    "S01.0020": "bundle",
    "S01.0021": "bundle",
    "S01.0023": "bundle",
    "S01.0031": "bundle",
    "C.0031": "bundle",
}
TYPED = ("S01.0016", "S01.0017", "S01.0018")
LATE = "S01.0021"
WRONG_CLOCK = "S01.0020"
SUPERVISOR = "S01.0031"
REVIEWS = ["check/review", "count/double", "watch/attendance"]


def rows(path):
    """The rows of a table by their English headings."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {COLUMNS.get(key, key): value for key, value in row.items()}


def form(path):
    """The head of a watch's form, and the lines of its table."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    start = next(number for number, line in enumerate(lines) if line[0] == "指标")
    head = {COLUMNS[line[0]]: line[1] for line in lines[:start] if line[0] in COLUMNS}
    names = [COLUMNS[name] for name in lines[start]]
    return head, [dict(zip(names, line)) for line in lines[start + 1 :]]


def clock(text):
    """`07：16`, `7时18分` as `07:16`."""
    hour, minutes = re.fullmatch(r"(\d{1,2})[:：时](\d{1,2})分?", text).groups()
    return f"{int(hour):02}:{int(minutes):02}"


def acts():
    """The codes whose acts are counted."""
    with open(SAMPLES / "standards" / "national-2026.csv", encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["mode"] == "acts"}


def due(types, without):
    """The codes that "all in order for the rest" answers at a point of these types."""
    with open(SAMPLES / "standards" / "point-types.csv", encoding="utf-8", newline="") as file:
        covers = {row["code"]: row["covers"].split(";") for row in csv.DictReader(file) if row["covers"]}
    codes = []
    with open(SAMPLES / "standards" / "national-2026.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked, open_ = set(), row["point_types"].split(";")
            while open_:
                if (one := open_.pop()) not in asked:
                    asked.add(one)
                    open_ += covers.get(one, [])
            judged = row["comparator"] and row["kind"] not in ("ratio", "rate_per", "interval", "value")
            if row["due"] == "yes" and row["mode"] == "state" and judged and asked & {"", "ANY", *types}:
                codes.append(row["code"])
    return sorted(set(codes) - set(without))


class Town(Story):
    """The town's day: offices, a typist and the phones of a dozen people."""

    def _open(self):
        start = minute(START)
        self.root = self.device("root", "C.0000", 9)
        self.city = self.device("C.0001", "C.0001", 9)
        self.desk = self.device("C.0002", "C.0002", 1)
        self.office = self.device("S01.0001", "S01.0001", 5)
        self.typist = self.device("S01.0030", "S01.0030", 1)
        every = {"from": start, "registers": ["*"]}
        self.root.enrol(
            "2026-05-01 09:00",
            self.city,
            **every,
            level=0,
            office="C",
            inspectors=[["*", 9]],
            types=[["*", 9]],
            places=["*"],
            rights=[*RIGHTS, "publish"],
        )
        self.city.enrol(
            "2026-05-01 09:10",
            self.desk,
            **every,
            level=0,
            office="C",
            inspectors=[["C.0002", 1]],
            places=["*"],
            rights=["publish"],
        )
        self.city.enrol(
            "2026-05-01 09:11",
            self.office,
            **every,
            level=1,
            office="S01",
            inspectors=[["S01.*", 5]],
            types=[["S01.*", 5]],
            places=["S01"],
            rights=RIGHTS,
        )
        plain = {"from": start, "level": 2, "office": "S01", "places": ["S01"], "registers": WATCHER}
        self.office.enrol(
            "2026-05-01 09:20",
            self.typist,
            inspectors=[["S01.0030", 1]],
            types=[["S01.*", 1]],
            rights=["type"],
            **plain,
        )
        self.phones = {}
        for number, name in enumerate(PHONES):
            if name.startswith("C."):
                phone = self.device(name, name, 3)
                grant = plain | {"level": 1, "office": "C", "places": ["*"]}
                self.city.enrol("2026-05-01 09:30", phone, inspectors=[[name, 3]], **grant)
            else:
                rank, registers = (3, REVIEWS) if name == SUPERVISOR else (1, WATCHER)
                phone = self.device(name, name, rank, -YEAR if name == WRONG_CLOCK else 0)
                grant = plain | {"registers": registers}
                self.office.enrol(f"2026-05-01 09:{30 + number}", phone, inspectors=[[name, rank]], **grant)
            self.phones[name] = phone

    def work_day(self):
        """Everything that was written on the day and the morning after."""
        self.first, self.acts = {}, acts()
        points = {row["编号"]: row for row in rows(FOLDER / "points.csv")}
        entries = defaultdict(list)
        for name in PHONES:
            for path in sorted((FOLDER / "day").glob(f"{name}-*.csv")):
                for row in rows(path):
                    entries[name] += self._entry(name, row, points)
        for row in rows(FOLDER / "day" / "watches.csv"):
            entries[row["inspector"]] += self._watch(row["inspector"], row)
        for name in TYPED:
            head, lines = form(FOLDER / "day" / f"{name}-form.csv")
            head |= {"date": TODAY, "slot": {"上午": "am", "下午": "pm"}.get(head["slot"], head["slot"])}
            entries[name] += self._watch(name, head)
            for line in lines:
                if line["found"] and not line["answer"] and line["indicator"] not in self.acts:
                    line["answer"] = "合格" if line["found"] == "0" else "不合格"
                if line["answer"] or line["found"]:
                    entries[name] += self._entry(name, head | line, points)
        for name, phone in self.phones.items():
            for number, (time, *what) in enumerate(sorted(entries[name], key=lambda entry: entry[0])):
                late = f"{TODAY[:-2]}13 13:{30 + number}"
                self._write(phone, late if name == LATE else f"{TODAY} {time}", time, name == LATE, *what)
        typed = [entry for name in TYPED for entry in entries[name]]
        for number, (time, *what) in enumerate(typed):
            self._write(self.typist, f"{TODAY} 18:{20 + number // 3}", time, True, *what)

    @staticmethod
    def _watch(name, row):
        """Arrival and departure."""
        record = f"watch/{row['station']}/{row['date']}/{row['slot']}/{name}"
        about = {"sheet": row["sheet"]} if "sheet" in row else {}
        duty = {"duty": row["duty"]} if row.get("duty") else {}
        return [
            (clock(row["arrival"]), record, "arrival", duty, about),
            (clock(row["departure"]), record, "departure", {}, about),
        ]

    def _entry(self, name, row, points):
        """The entry of a row of paper, if it says anything: time, record, register, claim, about."""
        answer = ANSWERS.get(row.get("answer"), row.get("answer"))
        about = {key: row[key] for key in ("note", "sheet") if row.get(key)}
        if "answer" in row and not answer and row["indicator"] not in self.acts:
            return []
        station, date, time, indicator = row["station"], row["date"], clock(row["time"]), row["indicator"]
        numbers = {key: int(row[key]) for key in ("found", "settled", "numerator", "denominator") if row.get(key)}
        claim = ({} if answer == "pass" else numbers) | ({"answer": answer} if answer else {})
        if row.get("action"):
            claim["action"] = ACTIONS.get(row["action"], row["action"])
        if row.get("level"):
            claim |= {"level": row["level"], "line": "overall"}
        if not answer:
            part = row["sheet"] if name in TYPED else self.phones[name].hex
            return [(time, f"count/{station}/{date}/{row['slot']}/{indicator}/{name}", f"acts.{part}", claim, about)]
        occasion = row.get("occasion") or f"{row['slot']}.{int(time[:2]) - SLOTS[row['slot']] + 1}"
        if indicator == "*":
            point = points[station.split(".")[0]]
            types = re.split("[;；]", point["点位类型"])
            claim = {"indicators": due(types, point["不适用指标"].split(";"))}
            return [(time, check(station, date, occasion, "*"), "sweep", claim, about)]
        if row.get("facts"):
            claim["facts"] = facts(row["facts"])
        if "仍存在" in (row.get("note") or ""):
            claim["repeat"] = (station, indicator)
        return [(time, check(station, date, occasion, indicator), "finding", claim, about)]

    def _write(self, device, when, time, observed, record, register, claim, about):
        """Writes an entry; `observed`: it is typed in later than it was seen."""
        more = {"zone": ZONE} | about
        inspector, station, indicator = device.inspector, record.split("/")[1], record.split("/")[-1]
        if device is self.typist:
            device.inspector = self._person(record, about)
            more |= {"typed_by": inspector}
        if "repeat" in claim:
            claim = claim | {"repeat": self.first[claim["repeat"]].hex()}
        digest = device.write(when, record, register, claim, more, observed=f"{TODAY} {time}" if observed else None)
        device.inspector = inspector
        if register == "finding" and claim["answer"] == "fail":
            self.first.setdefault((station, indicator), digest)
        if record == check("P02.1", TODAY, "am.3", "PRK-02"):
            self.reviewed = digest

    def _person(self, record, about):
        """Who said what the typist types."""
        last = record.split("/")[-1]
        return last if last.startswith("S01.") else f"S01.00{about['sheet'][-2:]}"

    def reviews(self):
        """What the supervision team writes in the evening."""
        team = self.phones[SUPERVISOR]
        review = {"verdict": "replaced", "findings": [self.reviewed.hex()], "answer": "fail", "found": 3, "settled": 3}
        record = check("P02.1", TODAY, "am.3", "PRK-02")
        team.write(f"{TODAY} 18:40", record, "review", review, {"reason": "照片上为三辆", "zone": ZONE})
        record = f"count/P01.1/{TODAY}/am/TRF-05/S01.0012"
        about = {"reason": "与 S01.0011 同一批行人", "zone": ZONE}
        team.write(f"{TODAY} 18:45", record, "double", {"double": True}, about)


def facts(text):
    """`area_m2=1.2` and `missing_or_broken=是` as whole numbers and truth values."""
    name, value = text.split("=")
    if name == "area_m2":
        return {"area_cm2": round(float(value) * 10_000)}
    return {name: value == "是"}


def files(town):
    """{path below the folder: bytes} of everything that is recorded here."""
    found = {"root.pub": codec.public_file(town.root.key.public).encode()}
    offices = [Run(one.key, tuple(one.path)) for one in (town.root, town.city, town.office)]
    found["offices.bundle"] = town.bundle_of("2026-05-01 10:00", offices, kind=1, remark="设备授权")
    for name, form in PHONES.items():
        phone = town.phones[name]
        if form == "journal":
            found[f"{name}.journal"] = town.journal_of(phone)
            continue
        exported = f"{TODAY[:-2]}13 13:45" if name == LATE else f"{TODAY} 18:50"
        data = handins.bundle(
            codec_ms(exported) + phone.clock * 60_000, 0, [Run(phone.key, tuple(phone.path))], [], "", town.sealer
        )
        found[f"{name}.{form}"] = codec.armour(data).encode() if form == "txt" else data
    typist = Run(town.typist.key, tuple(town.typist.path))
    found["S01.0030.bundle"] = handins.bundle(codec_ms(f"{TODAY} 18:50"), 0, [typist], [], "", town.sealer)
    found = {f"journals/{name}": data for name, data in found.items()}
    for device in (town.city, town.desk, town.office, town.typist):
        path = device.path if device in (town.city, town.office) else []
        sealed = device.sealed if path else set()
        created = device.created or codec_ms("2026-05-01 09:05")
        found[f"devices/{device.name}.key"] = handins.key_file(device.key, path).encode()
        found[f"devices/{device.name}.journal"] = handins.journal(device.key, path, sealed, created, [], town.sealer)
    return found


def codec_ms(when):
    """Milliseconds since 1970 UTC of a text of the city's clock."""
    return minute(when) * 60_000


def kept_seals():
    """The seals of the files that stand there."""
    seals = {}
    for folder in ("journals", "devices"):
        for path in handins.files_in(FOLDER / folder):
            if path.name != "reference.bundle" and path.stat().st_size:
                try:
                    seals |= handins.read(path).seals
                except codec.FormatError:
                    continue
    return seals


def tell():
    """The town with its day written."""
    town = Town("town", kept_seals())
    town.work_day()
    town.reviews()
    return town


def main():
    """Tells the day and writes what differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help="write what differs")
    given = options.parse_args()
    for name, data in files(tell()).items():
        path = FOLDER / name
        is_hand_in = path.suffix in handins.SUFFIXES
        if path.exists() and (path.read_bytes() == data or is_hand_in and same(path, data)):
            continue
        print(name)
        if given.write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def same(path, data):
    """Whether a hand-in says the same already."""
    try:
        return handins.read(path) == handins.read_bytes(data)
    except codec.FormatError:
        return False


if __name__ == "__main__":
    main()
