"""`fangxin import orders`: real exports, bad rows, and the same file a second time."""

import csv
import gzip
import json
import os
import re
import sqlite3
import subprocess
import time
from pathlib import Path

import openpyxl
import pexpect
import pytest
import requests

from support import chain
from support.server import ROOT, Server, binary, environment, run

COLUMNS = [
    "登记编号", "类型", "接收方式", "企业名称", "企业地址", "诉求内容", "问题类别", "事发地", "具体问题", "诉求",
    "初查受理状态", "处理机构", "处理部门", "反馈内容", "登记时间",
]  # fmt: skip


def order(n: int, **changes: str) -> dict[str, str]:
    row = {
        "登记编号": f"62010220260302{n:08d}",
        "类型": "投诉",
        "接收方式": "电话",
        "企业名称": f"兰州市城关区好吃来{n}号牛肉面馆",
        "企业地址": "甘肃省兰州市城关区张掖路12号",
        "诉求内容": "消费者反映店内结账金额与菜单标价不符，要求退还差价。",
        "问题类别": "价格",
        "事发地": "甘肃省兰州市城关区",
        "具体问题": "不明码标价",
        "诉求": "退还差价",
        "初查受理状态": "受理",
        "处理机构": "兰州市城关区市场监督管理局",
        "处理部门": "张掖路市场监督管理所",
        "反馈内容": "",
        "登记时间": f"2026-03-{n % 27 + 1:02d} 09:30:00",
    }
    row.update(changes)
    return row


def write_csv(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8") -> Path:
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows: list[dict[str, str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([row[column] for column in COLUMNS])
    book.save(path)
    return path


def load(file: Path, data: Path) -> dict:
    ended = run("import", "orders", str(file), "--data", str(data), "--json")
    assert ended.returncode == 0, ended.stderr
    counts = json.loads(ended.stdout)
    assert counts["seconds"] >= 0
    return counts


def events(data: Path) -> list[tuple]:
    """Everything that happened to all cases."""
    with sqlite3.connect(f"file:{data / 'main.sqlite'}?mode=ro", uri=True) as database:
        return database.execute("SELECT * FROM complaint_event ORDER BY complaint, sequence").fetchall()


def told(counts: dict) -> tuple[int, int, int, int]:
    return counts["read"], counts["imported"], counts["updated"], counts["rejected"]


@pytest.mark.parametrize("form", ["csv-utf-8", "csv-utf-8-bom", "csv-gb18030", "xlsx"])
def test_an_export_is_taken_in_each_of_its_forms(tmp_path, form):
    rows = [order(n) for n in range(1, 51)]
    # A rare character of a name, outside GBK and in GB18030.
    rows[7]["企业名称"] = "兰州市城关区㛃䶮𠮷商行"
    if form == "xlsx":
        file = write_xlsx(tmp_path / "orders.xlsx", rows)
    else:
        encoding = {"csv-utf-8": "utf-8", "csv-utf-8-bom": "utf-8-sig", "csv-gb18030": "gb18030"}[form]
        file = write_csv(tmp_path / "orders.csv", rows, encoding)

    assert told(load(file, tmp_path / "data")) == (50, 50, 0, 0)
    assert chain.faults(tmp_path / "data" / "main.sqlite") == []


def test_a_newer_export_counts_every_row_and_changes_what_it_says_otherwise(tmp_path):
    data = tmp_path / "data"
    rows = [order(n) for n in range(1, 21)]
    load(write_csv(tmp_path / "first.csv", rows), data)
    rows[3]["登记时间"] = "2026-03-01 08:00:00"
    rows[4]["企业名称"] = "改名后的面馆"

    counts = load(write_csv(tmp_path / "second.csv", rows), data)

    assert told(counts) == (20, 0, 2, 0) and counts["unchanged"] == 18 and counts["conflicts"] == 0
    with sqlite3.connect(f"file:{data / 'main.sqlite'}?mode=ro", uri=True) as database:
        received, name = (
            database.execute(
                f"SELECT {column} FROM complaint JOIN respondent ON respondent.id = complaint.respondent"
                " WHERE number = ?",
                [row["登记编号"]],
            ).fetchone()[0]
            for column, row in (("platform_received_at", rows[3]), ("respondent.name", rows[4]))
        )
    # Eight in the morning in China is midnight in UTC.
    assert received == 1_772_323_200_000_000 and name == "改名后的面馆"
    assert chain.faults(data / "main.sqlite") == []


def test_dates_that_cannot_be_are_refused_by_column(tmp_path):
    rows = [order(1, 登记时间="2099-01-01 09:00:00"), order(2)]
    file = write_csv(tmp_path / "orders.csv", rows)

    assert told(load(file, tmp_path / "data")) == (2, 1, 0, 1)
    assert "登记时间" in (tmp_path / "orders.csv.rejected.csv").read_text("utf-8-sig")


def take(kind: str, file: Path, data: Path) -> dict:
    ended = run("import", kind, str(file), "--data", str(data), "--json")
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_units_officers_and_operators_come_in(tmp_path):
    data = tmp_path / "data"
    units = tmp_path / "units.csv"
    units.write_bytes((ROOT / "Resources/data/authorities/demo-authorities.csv").read_bytes())
    first = take("units", units, data)
    assert first["read"] == first["imported"] > 10 and first["rejected"] == 0
    assert take("units", units, data)["unchanged"] == first["read"]

    officers = tmp_path / "officers.csv"
    officers.write_text("账号,姓名,角色,单位\nwang.li,王立,办案人员,QTX\nlost,没有,办案人员,NOWHERE\n", encoding="gb18030")
    assert told(take("officers", officers, data)) == (2, 1, 0, 1)
    passwords = Path(f"{officers}.passwords.csv")
    assert passwords.stat().st_mode & 0o077 == 0
    with open(passwords, encoding="utf-8-sig", newline="") as table:
        _, (login, password) = list(csv.reader(table))
    assert login == "wang.li" and len(password) >= 10
    with open(f"{officers}.rejected.csv", encoding="utf-8-sig", newline="") as table:
        _, line = list(csv.reader(table))
    assert line[0] == "3" and line[2] == "单位" and line[3] and line[4]
    with Server(data) as server:
        answer = requests.post(
            server.url("/api/v1/sessions"), json={"login": "wang.li", "password": password}
        )
        assert answer.status_code in (200, 201), answer.text

    operators = tmp_path / "operators.csv"
    operators.write_text("编号,主体名称,登记区划,经营地址\n1,顺禾面馆,640381,青铜峡市小坝镇步行街12号\n", encoding="utf-8")
    assert told(take("operators", operators, data)) == (1, 1, 0, 0)
    with sqlite3.connect(f"file:{data / 'main.sqlite'}?mode=ro", uri=True) as database:
        placed = database.execute("SELECT authority FROM premises").fetchone()[0]
    assert placed == "QTX", "the address leads to the unit that was brought in"
    assert chain.faults(data / "main.sqlite") == []


def test_the_same_file_again_changes_nothing(tmp_path):
    file = write_csv(tmp_path / "orders.csv", [order(n) for n in range(1, 21)])
    load(file, tmp_path / "data")
    before = events(tmp_path / "data")

    assert told(load(file, tmp_path / "data")) == (20, 0, 0, 0)
    assert events(tmp_path / "data") == before


def test_the_same_orders_in_another_form_change_nothing(tmp_path):
    rows = [order(n) for n in range(1, 21)]
    load(write_csv(tmp_path / "orders.csv", rows), tmp_path / "data")

    assert told(load(write_xlsx(tmp_path / "orders.xlsx", rows), tmp_path / "data")) == (20, 0, 0, 0)


def test_a_changed_state_updates_its_order_alone(tmp_path):
    rows = [order(n) for n in range(1, 21)]
    load(write_csv(tmp_path / "orders.csv", rows), tmp_path / "data")
    rows[4] = order(5, 初查受理状态="已办结", 反馈内容="双方自行和解，已退差价。")

    assert told(load(write_csv(tmp_path / "later.csv", rows), tmp_path / "data")) == (20, 0, 1, 0)


def test_bad_rows_are_listed_with_line_column_and_reason_and_the_others_taken(tmp_path):
    rows = [order(n) for n in range(1, 11)]
    rows[1]["登记编号"] = ""
    rows[4]["登记时间"] = "三月初五"
    rows[6]["初查受理状态"] = "不知道"
    file = write_csv(tmp_path / "orders.csv", rows)

    assert told(load(file, tmp_path / "data")) == (10, 7, 0, 3)

    with open(f"{file}.rejected.csv", encoding="utf-8-sig", newline="") as remarks:
        listed = list(csv.reader(remarks))
    heading, *lines = listed
    assert any("line" in name for name in heading) and any("reason" in name for name in heading)
    by_line = {int(line[0]): line for line in lines}
    assert set(by_line) == {3, 6, 8}
    assert by_line[3][2] == "登记编号"
    assert by_line[6][2] == "登记时间"
    assert by_line[8][2] == "初查受理状态"
    assert all(line[3] and line[4] for line in lines), "a reason in both languages"


def test_a_row_that_is_cut_short_is_refused_alone(tmp_path):
    file = write_csv(tmp_path / "orders.csv", [order(1), order(2)])
    with open(file, "a", encoding="utf-8") as tail:
        tail.write("6201022026030200000099,投诉,电话")
    counts = load(file, tmp_path / "data")
    assert counts["read"] == 3
    assert counts["imported"] == 2 and counts["rejected"] == 1


@pytest.mark.parametrize(
    "name,content",
    [
        ("empty.csv", b""),
        ("words.csv", "这不是一张表".encode()),
        ("zeros.csv", b"\0" * 4096),
        ("broken.xlsx", b"PK\x03\x04" + b"\xff" * 500),
        ("half.csv", "登记编号,类型\n1,\"没有结束".encode()),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    ended = run("import", "orders", str(file), "--data", str(tmp_path / "data"), "--json")

    said = ended.stderr + ended.stdout
    assert ended.returncode > 0 or json.loads(ended.stdout)["imported"] == 0
    assert "Fatal error" not in said and ".swift" not in said
    assert said.strip()


def test_a_file_that_is_not_there_is_named(tmp_path):
    ended = run("import", "orders", str(tmp_path / "none.csv"), "--data", str(tmp_path / "data"))
    assert ended.returncode > 0
    assert "none.csv" in ended.stderr


def test_progress_is_drawn_on_a_terminal_and_nowhere_else(tmp_path):
    file = write_csv(tmp_path / "orders.csv", [order(n) for n in range(1, 4001)])
    terminal = pexpect.spawn(
        str(binary()), ["import", "orders", str(file), "--data", str(tmp_path / "data")],
        env=environment(TERM="xterm"), encoding="utf-8", timeout=120, dimensions=(24, 80),
    )  # fmt: skip
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert re.search(r"[█░]{10,}.*%", terminal.before)
    assert "4000" in terminal.before

    quiet = run("import", "orders", str(file), "--data", str(tmp_path / "data"))
    assert "█" not in quiet.stderr + quiet.stdout and "\x1b" not in quiet.stderr + quiet.stdout


def test_an_import_stopped_in_the_middle_can_be_run_again(tmp_path):
    file = write_csv(tmp_path / "orders.csv", [order(n) for n in range(1, 6001)])
    process = subprocess.Popen(
        [binary(), "import", "orders", str(file), "--data", str(tmp_path / "data")],
        env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(1.5)
    process.kill()
    process.wait()

    counts = load(file, tmp_path / "data")
    assert counts["read"] == 6000 and counts["rejected"] == 0 and counts["updated"] == 0
    assert told(load(file, tmp_path / "data")) == (6000, 0, 0, 0)
    assert chain.faults(tmp_path / "data" / "main.sqlite") == []


REFERENCE = Path(os.environ.get("FANGXIN_REFERENCE", ROOT.parent / "shared"))


@pytest.mark.parametrize(
    "name", ["market-12315-desensitised/complaint_samples.csv", "messages-zh/labelled_texts.csv.gz"]
)
def test_texts_of_others_are_taken_as_they_are(tmp_path, name):
    source = REFERENCE / "data" / name
    if not source.exists():
        pytest.skip(f"{source} is not here")
    content = gzip.decompress(source.read_bytes()) if name.endswith(".gz") else source.read_bytes()
    file = tmp_path / "texts.csv"
    file.write_bytes(content)
    counts = load(file, tmp_path / "data")
    with open(file, encoding="utf-8-sig", newline="") as table:
        assert counts["read"] == sum(1 for _ in csv.DictReader(table))
    assert counts["imported"] == counts["read"] and counts["rejected"] == 0
    # Rows without dates have none invented.
    with sqlite3.connect(f"file:{tmp_path / 'data' / 'main.sqlite'}?mode=ro", uri=True) as database:
        dated = database.execute(
            "SELECT count(*) FROM complaint WHERE platform_received_at IS NOT NULL"
            " OR competent_received_at IS NOT NULL OR due_on IS NOT NULL"
        ).fetchone()[0]
    assert dated == 0
