"""`fangxin facets`: a table built from a file, questions to it, and what is wrong with either."""

import json
import random

import pytest

from support.asking import answer, refused

SCHEMA = {
    "columns": [
        {"name": "day", "kind": "date"},
        {"name": "region", "kind": "category", "levels": ["province", "city"]},
        {"name": "channel", "kind": "category"},
        {"name": "amount", "kind": "number", "decimals": 2, "bins": [0, 100, 1000]},
        {"name": "words", "kind": "words"},
    ]
}
PLACES = [("浙江", "杭州"), ("浙江", "宁波"), ("江苏", "南京")]


@pytest.fixture
def rows():
    chance = random.Random(5)
    made = []
    for n in range(2000):
        province, city = chance.choice(PLACES)
        words = " ".join(sorted({chance.choice(["退款", "押金", "假货", "物流"]) for _ in range(2)}))
        made.append(
            {
                "day": f"2026-0{1 + n % 3}-1{n % 10}", "province": province, "city": city,
                "channel": chance.choice(["app", "电话"]), "amount": f"{chance.randrange(200000) / 100:.2f}", "words": words,
            }
        )  # fmt: skip
    return made


@pytest.fixture
def table(tmp_path, rows):
    file, schema = tmp_path / "rows.csv", tmp_path / "schema.json"
    names = list(rows[0])
    file.write_text("\n".join([",".join(names)] + [",".join(row[name] for name in names) for row in rows]) + "\n")
    schema.write_text(json.dumps(SCHEMA, ensure_ascii=False))
    built = answer("facets", "build", file, "--schema", schema, "--out", tmp_path / "table", "--json")
    assert built["rows"] == len(rows) and built["remarks"] == 0
    return tmp_path / "table"


def query(table, **question):
    found = answer("facets", "query", table, given=json.dumps(question, ensure_ascii=False))
    assert found["milliseconds"] >= 0
    return found


def counted(rows, key, keep=lambda row: True):
    counts = {}
    for row in filter(keep, rows):
        counts[key(row)] = counts.get(key(row), 0) + 1
    return counts


def test_views_skip_their_own_filter_and_equal_plain_counting(table, rows):
    found = query(
        table,
        filters=[{"column": "province", "in": ["浙江"]}, {"column": "words", "any": ["退款"]}],
        views={
            "provinces": {"histogram": "province"}, "channels": {"histogram": "channel"},
            "months": {"histogram": "day", "by": "month"}, "cities": {"top": "city", "limit": 1},
            "money": {"sum": "amount"},
        },
    )  # fmt: skip
    refunds = lambda row: "退款" in row["words"]
    both = lambda row: refunds(row) and row["province"] == "浙江"
    assert found["rows"] == sum(map(both, rows))
    assert found["views"]["provinces"]["counts"] == counted(rows, lambda row: row["province"], refunds)
    assert found["views"]["channels"]["counts"] == counted(rows, lambda row: row["channel"], both)
    assert found["views"]["months"]["counts"] == counted(rows, lambda row: row["day"][:7] + "-01", both)
    cents = sum(int(row["amount"].replace(".", "")) for row in filter(both, rows))
    assert found["views"]["money"]["sum"] == f"{cents // 100}.{cents % 100:02d}"
    assert len(found["views"]["cities"]["counts"]) == 1


def test_a_folder_is_built_anew(table, tmp_path, rows):
    (tmp_path / "few.csv").write_text("day,province,city,channel,amount,words\n2026-01-01,浙江,杭州,app,1,退款\n")
    answer("facets", "build", tmp_path / "few.csv", "--schema", tmp_path / "schema.json", "--out", table, "--json")
    assert query(table, views={"c": {"histogram": "channel"}})["rows"] == 1


def test_bad_rows_are_told_and_the_others_counted(tmp_path):
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA))
    (tmp_path / "rows.csv").write_text(
        "day,province,city,channel,amount,words\n2026-01-01,a,b,c,1,x\nlate,a,b,c,1,x\n2026-01-01,a,b,c\n2026-01-02,a,b,c,1,x\n"
    )
    built = answer(
        "facets", "build", tmp_path / "rows.csv", "--schema", tmp_path / "schema.json", "--out", tmp_path / "t", "--json"
    )
    assert built["rows"] == 3 and built["remarks"] == 2


@pytest.mark.parametrize(
    "question,told",
    [
        ('{"views": {"x": {"histogram": "weather"}}}', "weather"),
        ('{"filters": [{"column": "wind", "in": ["a"]}], "views": {}}', "wind"),
        ('{"views": {"x": {"histo": "day"}}}', "x"),
        ('{"filters": [{"column": "day", "from": "soon"}], "views": {}}', "filters[0].from"),
        ("{", "stdin"),
        ("{}", "views"),
    ],
)
def test_what_is_wrong_with_a_query_is_told(table, question, told):
    assert told in refused("facets", "query", table, given=question)


def test_what_is_wrong_with_a_schema_file_or_folder_is_told(tmp_path, table):
    schema = tmp_path / "schema.json"
    assert "none.csv" in refused("facets", "build", tmp_path / "none.csv", "--schema", schema, "--out", tmp_path / "t")
    (tmp_path / "other.csv").write_text("day,province\n2026-01-01,a\n")
    said = refused("facets", "build", tmp_path / "other.csv", "--schema", schema, "--out", tmp_path / "t")
    assert "other.csv" in said and "city" in said
    schema.write_text('{"columns": [{"name": "day", "kind": "dates"}]}')
    said = refused("facets", "build", tmp_path / "rows.csv", "--schema", schema, "--out", tmp_path / "t")
    assert "schema.json" in said and "columns[0].kind" in said
    assert "nowhere" in refused("facets", "query", tmp_path / "nowhere", given="{}")


def test_a_damaged_file_is_named(table):
    segment = max(table.glob("segment-*"), key=lambda path: path.stat().st_size)
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 0x10
    segment.chmod(0o600)
    segment.write_bytes(content)
    assert segment.name in refused("facets", "query", table, given='{"views": {"c": {"histogram": "channel"}}}')
    segment.write_bytes(content[: len(content) // 2])
    assert segment.name in refused("facets", "query", table, given='{"views": {"c": {"histogram": "channel"}}}')
