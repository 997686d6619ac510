"""`fangxin deadline`, `calendar import` and `certificate`: the vectors, both readings, notices that come in, signatures."""

import json
import shutil
import sqlite3
import subprocess
from datetime import date

import pytest
import requests

from support import chain
from support.asking import answer, ask, refused

# Start, period and rules whose length it is, what it ends on before and after roll-over, province.
VECTORS = [
    ("2024-09-29", "complaintDecision", "2024-10-14", None, "61"),
    ("2024-09-23", "reportVerify", "2024-10-17", None, "61"),
    ("2024-10-12", "complaintDecision", "2024-10-22", None, "61"),
    ("2025-01-24", "complaintDecision", "2025-02-10", None, "61"),
    ("2026-02-13", "complaintDecision", "2026-03-02", None, "61"),
    ("2026-02-13", "reportVerify", "2026-03-12", None, "61"),
    ("2026-04-30", "complaintDecision", "2026-05-13", None, "61"),
    ("2026-09-18", "complaintDecision", "2026-09-29", None, "61"),
    ("2026-10-01", "complaintDecision", "2026-10-15", None, "61"),
    ("2026-08-03", "mediationLimit/order20", "2026-10-10", None, "61"),
    ("2026-08-03", "mediationLimit", "2026-10-08", "2026-10-02", "61"),
    ("2024-08-02", "mediationLimit", "2024-10-08", "2024-10-01", "61"),
    ("2026-07-01", "mediationLimit", "2026-08-31", "2026-08-30", "61"),
    ("2025-06-04", "complaintDecision", "2025-06-18", None, "65"),
    ("2025-03-26", "complaintDecision", "2025-04-08", None, "65"),
]


def deadline(period: str, start: str, *more: str) -> dict:
    return answer("deadline", period, "--from", start, *more, "--json")


@pytest.mark.parametrize("start,period,due,rolled,region", VECTORS)
def test_vectors(start, period, due, rolled, region):
    name, _, rules = period.partition("/")
    got = deadline(name, start, "--region", region, *(["--rules", rules] if rules else []))
    assert (got["due"], got["rolledFrom"], got["provisional"]) == (due, rolled, False)
    assert got["days"][0] == got["days"][0] | {"date": start, "counted": False, "reason": "startingDay"}
    assert got["days"][-1]["date"] == due
    assert got["basis"] and all("law" in place for place in got["basis"])


def test_the_answer_is_as_it_is_printed():
    got = deadline("complaintDecision", "2024-09-29", "--region", "61", "--rules", "order121")
    assert got["due"] == "2024-10-14" and got["strictDue"] == "2024-10-14" and got["ruleSet"] == "order121"
    assert got["dueReading"] == "anyNonWorkingDay" and got["rolledFrom"] is None
    assert got["basis"][0] == {"law": "O121", "article": 15}
    assert sum(day["counted"] for day in got["days"]) == 7
    assert {"date": "2024-10-12", "counted": True, "reason": "makeupWorkday"}.items() <= got["days"][13].items()


def test_both_readings():
    got = deadline("mediationLimit", "2026-08-03")
    assert (got["lastDay"], got["strictDue"], got["due"]) == ("2026-10-02", "2026-10-04", "2026-10-08")


def test_suspensions_repeat_and_give_no_day_back_twice():
    once = deadline("mediationLimit", "2026-08-03", "--suspend", "2026-08-10..2026-08-20")
    twice = deadline(
        "mediationLimit", "2026-08-03", "--suspend", "2026-08-10..2026-08-15", "--suspend", "2026-08-12..2026-08-20"
    )
    assert once["due"] == twice["due"] == "2026-10-13"
    assert sum(day["reason"] == "suspended" for day in once["days"]) == 11


def test_a_year_without_a_notice_and_a_province_without_one_are_provisional():
    assert deadline("complaintDecision", "2027-03-01")["provisional"]
    assert deadline("complaintDecision", "2026-05-06", "--region", "64")["provisional"]
    assert not deadline("complaintDecision", "2026-05-06", "--region", "61")["provisional"]
    assert not deadline("complaintDecision", "2025-06-04", "--region", "65")["provisional"]


@pytest.mark.parametrize(
    "arguments,field",
    [
        (["lunch", "--from", "2026-05-01"], "PERIOD"),
        (["complaintDecision", "--from", "2026-02-30"], "--from"),
        (["complaintDecision", "--from", "2019-05-01"], "--from"),
        (["complaintDecision", "--from", "2026-05-01", "--region", "99"], "--region"),
        (["complaintDecision", "--from", "2026-05-01", "--rules", "order9"], "--rules"),
        (["complaintDecision", "--from", "2026-05-01", "--suspend", "2026-05-09..2026-05-01"], "--suspend"),
        (["complaintDecision", "--from", "2026-05-01", "--extended"], "--extended"),
    ],
)
def test_what_is_wrong_is_named(arguments, field):
    assert field in refused("deadline", *arguments)


def test_a_certificate_is_verified_and_an_altered_one_is_not(tmp_path):
    data, file = tmp_path / "data", tmp_path / "certificate.json"
    signed = ask("certificate", "issue", "mediationLimit", "--from", "2026-08-03", "--data", data)
    assert signed.returncode == 0, signed.stderr.decode()
    file.write_bytes(signed.stdout)
    found = answer("certificate", "verify", file, "--data", data, "--json")
    assert found == found | {"verdict": "valid", "valid": True, "sameToday": True, "due": "2026-10-08"}
    alone = answer("certificate", "verify", file, "--data", tmp_path / "nowhere", "--json")
    assert alone["verdict"] == "unchanged"
    file.write_text(json.dumps(json.loads(file.read_text()), indent=4))
    assert ask("certificate", "verify", file, "--data", data).returncode == 0
    file.write_text(file.read_text().replace('"due": "2026-10-08"', '"due": "2026-10-09"'))
    changed = ask("certificate", "verify", file, "--data", data)
    assert changed.returncode == 1 and "改动" in changed.stdout.decode()




def notice(folder, year: int, off: list[str], worked: list[str] = [], **more):
    path = folder / f"{year}.json"
    days = [{"name": "放假", "date": day, "isOffDay": True} for day in off]
    days += [{"name": "上班", "date": day, "isOffDay": False} for day in worked]
    path.write_text(json.dumps({"year": year, "papers": ["https://www.gov.cn/x"], "days": days, **more}))
    return path


def test_a_notice_that_contradicts_itself_or_the_law_is_refused_with_the_day(tmp_path):
    data = tmp_path / "data"
    twice = notice(tmp_path, 2027, ["2027-02-08"], ["2027-02-08"])
    assert "2027-02-08" in refused("calendar", "import", twice, "--data", data)
    worked = notice(tmp_path, 2027, [], ["2027-01-01"])
    assert "2027-01-01" in refused("calendar", "import", worked, "--data", data)
    assert "2027" in refused("calendar", "import", notice(tmp_path, 2027, []), "--data", data)
    outside = notice(tmp_path, 2027, ["2028-01-01"])
    assert "2028-01-01" in refused("calendar", "import", outside, "--data", data)


def test_a_notice_becomes_data_of_the_installation(tmp_path):
    data = tmp_path / "data"
    path = notice(tmp_path, 2027, ["2027-01-01", "2027-01-04"], ["2027-01-16"])
    assert answer("calendar", "import", path, "--data", data, "--json")["known"] is False
    assert answer("calendar", "import", path, "--data", data, "--json")["known"] is True
    got = deadline("complaintDecision", "2026-12-30", "--data", data)
    assert (got["due"], got["provisional"]) == ("2027-01-12", False)
    assert deadline("complaintDecision", "2026-12-30")["due"] == "2027-01-11"
    local = notice(tmp_path, 2026, ["2026-03-20"], province="64", name="宁夏回族自治区")
    answer("calendar", "import", local, "--data", data, "--json")
    assert deadline("complaintDecision", "2026-03-16", "--region", "64", "--data", data)["due"] == "2026-03-26"
    with sqlite3.connect(f"file:{data}/main.sqlite?mode=ro", uri=True) as database:
        assert database.execute("SELECT count(*) FROM statute").fetchone() == (2,)
        actions = database.execute("SELECT count(*) FROM ledger_entry WHERE action = 'calendar.imported'").fetchone()
    assert actions == (2,) and not chain.faults(data / "main.sqlite")


def test_open_clocks_move_and_the_parties_are_told(demo_data, tmp_path):
    data = shutil.copytree(demo_data, tmp_path / "data")
    with sqlite3.connect(f"file:{data}/main.sqlite?mode=ro", uri=True) as database:
        before = dict(database.execute("SELECT id, due_on FROM complaint WHERE due_on IS NOT NULL"))
        told = database.execute("SELECT count(*) FROM notice").fetchone()[0]
        reported = database.execute("SELECT count(*) FROM ledger_entry WHERE action = 'complaint.dueMoved'").fetchone()
    assert before and reported == (0,)
    dues = sorted(date.fromordinal(date(1970, 1, 1).toordinal() + due) for due in before.values())
    year = dues[0].year
    # The shipped notice of the year with one more day off, on the day that the first clock ends.
    path = tmp_path / "year.json"
    shipped = json.loads((chain_root() / f"{year}.json").read_text())
    shipped["days"] = [day for day in shipped["days"] if day["date"] != str(dues[0])]
    shipped["days"].append({"name": "临时放假", "date": str(dues[0]), "isOffDay": True})
    path.write_text(json.dumps(shipped))
    result = answer("calendar", "import", path, "--data", data, "--json")
    with sqlite3.connect(f"file:{data}/main.sqlite?mode=ro", uri=True) as database:
        after = dict(database.execute("SELECT id, due_on FROM complaint WHERE due_on IS NOT NULL"))
        more = database.execute("SELECT count(*) FROM notice WHERE message = 'dueMoved'").fetchone()[0]
        entries = database.execute("SELECT count(*) FROM ledger_entry WHERE action = 'complaint.dueMoved'").fetchone()
    moved = {case for case, due in before.items() if after.get(case) != due}
    assert moved and result["moved"] == len(moved) == entries[0]
    assert result["told"] == more == 2 * len(moved) and told >= 0
    assert not chain.faults(data / "main.sqlite")


def chain_root():
    from support.server import ROOT

    return ROOT / "Resources" / "data" / "calendars"


OVERLAY = {
    "authority": "QTX",
    "title": {"zh": "投诉办理工作制度", "en": "Working rules"},
    "ruleSet": "order121",
    "validFrom": "2026-05-01",
    "limits": [{"period": "complaintDecision", "value": 5, "unit": "working"}],
    "duties": [{"of": "complaint", "transition": "accept", "owner": {"zh": "承办人", "en": "official"}}],
}


def test_working_rules_are_held_against_the_law_and_shown(start, tmp_path):
    path, data = tmp_path / "overlay.json", tmp_path / "data"
    longer = OVERLAY | {"limits": [{"period": "complaintDecision", "value": 8, "unit": "working"}]}
    path.write_text(json.dumps(longer))
    assert "limits[0].value" in refused("overlay", "import", path, "--data", data)
    path.write_text(json.dumps(OVERLAY | {"declineGrounds": []}))
    assert "declineGrounds" in refused("overlay", "import", path, "--data", data)
    path.write_text(json.dumps(OVERLAY))
    assert ask("overlay", "import", path, "--data", data).returncode == 0
    server = start()
    page = requests.get(server.url("/rules/order121/working/QTX"), headers={"Accept-Language": "zh-CN"})
    assert page.status_code == 200 and "5个工作日" in page.text and "7个工作日" in page.text and "承办人" in page.text


def test_the_calculator_page_and_its_api(server):
    page = requests.get(
        server.url("/deadline?period=mediationLimit&from=2026-08-03&region=61&rules=&suspend="),
        headers={"Accept-Language": "zh-CN"},
    )
    assert page.status_code == 200
    for words in ("计算结果，不是决定", "2026年10月8日", "2026年10月4日", "法定节假日"):
        assert words in page.text, words
    wrong = requests.get(server.url("/deadline?period=mediationLimit&from=yesterday"))
    assert wrong.status_code == 422 and "f-from" in wrong.text
    got = requests.get(server.url("/api/v1/deadline?period=complaintDecision&from=2024-09-29&region=610102")).json()
    assert got["due"] == "2024-10-14" and got["ruleSet"] == "order20WithRegulation"
    problem = requests.get(server.url("/api/v1/deadline?period=complaintDecision&from=2024-09-29&region=99"))
    assert problem.status_code == 422 and problem.json()["errors"][0]["field"] == "region"
    key = requests.get(server.url("/api/v1/deadline/key")).json()["publicKey"]
    signed = requests.get(server.url("/api/v1/deadline/certificate?period=mediationLimit&from=2026-08-03"))
    found = answer("certificate", "verify", "-", "--key", key, "--json", given=signed.content)
    assert found["verdict"] == "valid"


@pytest.mark.skipif(shutil.which("weasyprint") is None, reason="weasyprint is not installed")
def test_a_certificate_on_paper_is_verified_from_the_paper(server, tmp_path):
    key = requests.get(server.url("/api/v1/deadline/key")).json()["publicKey"]
    asked = server.url("/deadline/certificate.pdf?period=mediationLimit&from=2026-08-03")
    answered = requests.get(asked, headers={"Accept-Language": "zh-CN"})
    assert answered.status_code == 200 and answered.headers["Content-Type"] == "application/pdf"
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(answered.content)
    found = answer("certificate", "verify", paper, "--key", key, "--json")
    assert (found["verdict"], found["due"], found["sameToday"]) == ("valid", "2026-10-08", True)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True).stdout.decode()
    assert "2026年10月8日" in text and "不是行政决定" in text
    fonts = subprocess.run(["pdffonts", paper], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts)


def test_the_rules_are_documents_that_can_be_compared(server):
    for address, words in [
        ("/rules", ["处理办法", "新旧规定衔接办法"]),
        ("/rules/order121", ["第二十三条第一款第五项", "投诉登记表", "达成调解协议", "平台内经营者公示的地址"]),
        ("/rules/order20/changes/order20WithRegulation", ["45个工作日", "60日"]),
        ("/rules/order20WithRegulation/changes/order121", ["冒用他人名义", "删除"]),
    ]:
        page = requests.get(server.url(address), headers={"Accept-Language": "zh-CN"})
        assert page.status_code == 200
        for word in words:
            assert word in page.text, (address, word)
    assert requests.get(server.url("/rules/order9")).status_code == 404
