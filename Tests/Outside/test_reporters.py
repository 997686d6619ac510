"""The reporters' store under a login of its own, and one page sent to two servers at once."""

import re
import subprocess
import threading
import uuid

import pytest
import requests

from support.databases import database_of_its_own, psql
from support.people import form_token
from support.server import run


@pytest.fixture
def logins(postgres):
    """A database of its own with two logins: that of everything, and that of reports."""
    mark = uuid.uuid4().hex[:8]
    main, reports = f"main_{mark}", f"reports_{mark}"
    for name in (main, reports):
        psql(postgres, f"CREATE ROLE {name} LOGIN")
    with database_of_its_own(postgres) as connection:
        name = re.search(r"dbname=(\S+)", connection)[1]
        psql(postgres, f"ALTER DATABASE {name} OWNER TO {main}")
        psql(postgres, f"GRANT CREATE ON DATABASE {name} TO {reports}")
        yield connection.replace("user=fangxin", f"user={main}"), connection.replace("user=fangxin", f"user={reports}")
    for name in (main, reports):
        psql(postgres, f"DROP ROLE {name}")


def report(server, session: requests.Session, page: str) -> requests.Response:
    form = {
        "respondentName": "惠民生活超市",
        "respondentAddress": "青铜峡市裕民街道1号",
        "narrative": "货架上的牛奶改签了生产日期，店员说每周都这样做。",
        "name": "钱知情",
        "declaresTruth": "true",
        "phone": "13912345678",
        "once": re.search(r'name="once"[^>]*value="([^"]*)"', page)[1],
    }
    return session.post(server.url("/report"), data=form | form_token(page))


def test_the_login_of_complaints_cannot_read_that_there_are_reports(start, logins):
    main, reports = logins
    server = start(database=main, FANGXIN_REPORTER_DATABASE=reports)
    session = requests.Session()
    answer = report(server, session, session.get(server.url("/report")).text)
    assert answer.status_code == 200 and answer.url.endswith("/report/done"), answer.text[-2000:]

    assert psql(reports, "SELECT COUNT(*) FROM reporters.report") == "1"
    for table in ("report", "report_event", "kept_request", "ledger_entry"):
        with pytest.raises(subprocess.CalledProcessError) as refused:
            psql(main, f"SELECT COUNT(*) FROM reporters.{table}")
        assert "permission denied" in refused.value.stderr
    assert psql(main, "SELECT COUNT(*) FROM kept_request") == "0"
    server.stop()

    flags = ["--data", str(server.data), "--database", main]
    said = run("doctor", *flags, FANGXIN_REPORTER_DATABASE=reports).stdout
    assert "✓ 举报库" in said and "不能读取" in said


def test_the_doctor_says_where_one_login_reads_both(tmp_path, postgres):
    with database_of_its_own(postgres) as connection:
        flags = ["--data", str(tmp_path / "data"), "--database", connection]
        assert run("migrate", *flags).returncode == 0
        assert "✗ 举报库" in run("doctor", *flags).stdout


def test_a_report_sent_to_two_servers_at_once_is_entered_once(start, logins, tmp_path):
    main, reports = logins
    first = start("first", database=main, FANGXIN_REPORTER_DATABASE=reports)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "keys.json").write_bytes((first.data / "keys.json").read_bytes())
    second = start("second", database=main, FANGXIN_REPORTER_DATABASE=reports)

    session = requests.Session()
    page = session.get(first.url("/report")).text
    answers, lock = [], threading.Lock()

    def send(server):
        own = requests.Session()
        own.cookies.update(session.cookies)
        answer = report(server, own, page)
        with lock:
            answers.append(answer)

    threads = [threading.Thread(target=send, args=((first, second)[n % 2],), daemon=True) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [answer.status_code for answer in answers] == [200] * 6
    number = psql(reports, "SELECT number FROM reporters.report")
    assert "\n" not in number and all(number in answer.text for answer in answers)
