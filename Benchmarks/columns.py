"""Compares the column engine with DuckDB: its answers on random tables, and its speed, there also with ClickHouse.

    Benchmarks/columns.py oracle [--tables N] [--queries N] [--seed N]
    Benchmarks/columns.py speed [--rows N] [--queries N] [--rounds N] [--folder DIR] [--shuffled] [--check]

Needs Benchmarks/requirements.txt, and the program of Benchmarks/Columns (COLUMNS_BINARY, or .build/release).
"""

import argparse
import datetime
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.csv

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = os.environ.get("COLUMNS_BINARY", str(ROOT / ".build" / "release" / "Columns"))
FIRST_DAY = datetime.date(2023, 1, 1)
DAYS = 1095
SIZES = {
    "province": 31, "channel": 8, "goods": 250, "problem": 60, "service": 97, "outcome": 20, "amount": 8, "age": 8,
}  # fmt: skip
FIRMS = 500_000
VIEWS = {name: {"histogram": name} for name in ["day", *SIZES]} | {"top": {"top": "enterprise", "limit": 10}}
SPEED_SCHEMA = {
    "columns": [{"name": "day", "kind": "date"}]
    + [{"name": name, "kind": "category"} for name in [*SIZES, "enterprise"]]
}


class Engine:
    """The engine as a process that answers a query a line."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.opened = json.loads(self.process.stdout.readline())

    def ask(self, query):
        self.process.stdin.write(json.dumps(query) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def memory(self):
        """Resident memory in MB beyond mapped files."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("RssAnon"):
                return int(line.split()[1]) / 1024

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)


def build(file, schema, folder):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as place:
        json.dump(schema, place)
        place.flush()
        told = subprocess.run([PROGRAM, "build", file, place.name, folder], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


# Answers


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


ORACLE_SCHEMA = {
    "columns": [
        {"name": "day", "kind": "date"},
        {"name": "region", "kind": "category", "levels": ["province", "city", "county"]},
        {"name": "channel", "kind": "category"},
        {"name": "firm", "kind": "category"},
        {"name": "money", "kind": "number", "decimals": 2, "bins": [0, 100, "999.5"]},
        {"name": "words", "kind": "words"},
    ]
}
ORACLE_VIEWS = {
    "day": {"histogram": "day"}, "month": {"histogram": "day", "by": "month"}, "week": {"histogram": "day", "by": "week"},
    "province": {"histogram": "province"}, "city": {"histogram": "city"}, "county": {"histogram": "county"},
    "channel": {"histogram": "channel"}, "bins": {"histogram": "money"}, "words": {"histogram": "words"},
    "top": {"top": "firm", "limit": 10}, "cross": {"table": ["city", "channel"]}, "firms": {"distinct": "firm"},
    "money": {"sum": "money"}, "typical": {"quantiles": "money", "at": [0.05, 0.5, 0.9]},
}  # fmt: skip
COLUMN = {"province": "region", "city": "region", "county": "region"}
PATH = {
    "province": "coalesce(province,'')",
    "city": "case when city is null then '' else province||'/'||city end",
    "county": "case when county is null then '' else province||'/'||city||'/'||county end",
}
BINS = (
    "case when money is null then '' when money < 0 then '..0.00' when money < 100 then '0.00..100.00'"
    " when money < 999.5 then '100.00..999.50' else '999.50..' end"
)


def random_file(dice, rows, place):
    """A CSV file of random rows with quotes, commas and empty cells in it."""
    firms = dice.choice([30, 6000])
    with open(place, "w") as file:
        file.write("county,day,province,city,channel,firm,money,words,ignored\n")
        for _ in range(rows):
            day = FIRST_DAY + datetime.timedelta(dice.randrange(500))
            # Below a missing label nothing is named: what lies there belongs to no place.
            path = [f"省{dice.randrange(6)}", f"市{dice.randrange(4)}", f"县{dice.randrange(3)}"]
            path = path[: dice.choice([0, 1, 2, 3, 3, 3, 3])] + ["", "", ""]
            words = " ".join(sorted({f"词{dice.randrange(20)}" for _ in range(dice.randrange(4))}))
            cells = [
                path[2], "" if dice.random() < 0.03 else str(day), path[0], path[1],
                dice.choice(["app", '"a ""b"", c"', "", "电话"]), f"F{dice.randrange(firms)}",
                "" if dice.random() < 0.05 else f"{dice.randrange(-5000, 200000) / 100:.2f}", words, "x",
            ]  # fmt: skip
            file.write(",".join(cells) + "\n")


def random_filter(dice, depth=2):
    """A filter as JSON, and the same as SQL."""
    kind = dice.randrange(10 if depth else 7)
    if kind == 0:
        name, labels = dice.choice(
            [("province", [f"省{i}" for i in range(7)]), ("city", [f"市{i}" for i in range(4)] + [""]),
             ("channel", ["app", 'a "b", c', "", "电话", "none"]), ("firm", [f"F{i}" for i in range(40)])]
        )  # fmt: skip
        chosen = dice.sample(labels, dice.randrange(1, len(labels)))
        values = ",".join(quoted(label) for label in chosen)
        return {"column": name, "in": chosen}, f"coalesce({name},'') in ({values})"
    if kind == 1:
        path = [f"省{dice.randrange(6)}", f"市{dice.randrange(4)}", f"县{dice.randrange(3)}"][: dice.randrange(1, 4)]
        levels = ["province", "city", "county"]
        terms = [f"coalesce({level},'')={quoted(label)}" for level, label in zip(levels, path)]
        return {"column": "region", "node": path}, "(" + " and ".join(terms) + ")"
    if kind == 2:
        first = FIRST_DAY + datetime.timedelta(dice.randrange(-20, 480))
        last = first + datetime.timedelta(dice.randrange(300))
        return {"column": "day", "from": str(first), "to": str(last)}, (
            f"coalesce(day between '{first}' and '{last}', false)"
        )
    if kind == 3:
        low = dice.randrange(-60, 1500)
        high = low + dice.randrange(1200)
        return {"column": "money", "from": low, "below": str(high) + ".25"}, (
            f"coalesce(money >= {low} and money < {high}.25, false)"
        )
    if kind == 4:
        words = [f"词{dice.randrange(22)}" for _ in range(dice.randrange(1, 3))]
        values = "[" + ",".join(quoted(word) for word in words) + "]"
        if dice.random() < 0.5:
            return {"column": "words", "any": words}, f"list_has_any(list, {values})"
        return {"column": "words", "all": words}, f"list_has_all(list, {values})"
    if kind in (5, 6):
        name = dice.choice(["day", "money", "words", "city"])
        empty = {"words": "len(list)=0", "city": "coalesce(city,'')=''"}.get(name, f"{name} is null")
        return {"column": name, "missing": True}, f"({empty})"
    parts = [random_filter(dice, depth - 1) for _ in range(dice.randrange(1, 4))]
    if kind == 7:
        return {"not": parts[0][0]}, f"(not {parts[0][1]})"
    word = "and" if kind == 8 else "or"
    return {word: [part[0] for part in parts]}, "(" + f" {word} ".join(part[1] for part in parts) + ")"


def columns_of(filter):
    if "column" in filter:
        return {COLUMN.get(filter["column"], filter["column"])}
    if "not" in filter:
        return columns_of(filter["not"])
    return set().union(*(columns_of(part) for part in filter.get("and", filter.get("or"))))


def expected(database, view, filters):
    """A view's answer by SQL, without the filters that were set on its own column alone."""
    (kind, name) = next((kind, view[kind]) for kind in ("histogram", "top", "table", "distinct", "sum", "quantiles") if kind in view)
    own = {COLUMN.get(part, part) for part in (name if isinstance(name, list) else [name])}
    kept = [sql for json_, sql in filters if not (len(columns_of(json_)) == 1 and columns_of(json_) <= own)]
    where = " where " + (" and ".join(kept) or "true")
    ask = lambda sql: database.execute(sql).fetchall()  # noqa: E731
    if kind == "distinct":
        return ask(f"select count(distinct {name}) from t{where}")[0][0]
    if kind == "sum":
        total, count = ask(f"select coalesce(sum(money),0), count(money) from t{where}")[0]
        return f"{total:.2f}", count
    if kind == "quantiles":
        shares = ",".join(f"quantile_disc(money,{share})" for share in view["at"])
        return [None if value is None else f"{value:.2f}" for value in ask(f"select {shares} from t{where}")[0]]
    if kind == "table":
        rows = ask(f"select {PATH['city']} a, coalesce(channel,'') b, count(*) from t{where} group by all")
        table = {}
        for a, b, count in rows:
            table.setdefault(a, {})[b] = count
        return table
    if name == "words":
        return dict(ask(f"select w, count(*) from (select unnest(list) w from t{where}) group by w"))
    if name == "day":
        by = view.get("by", "day")
        return dict(ask(f"select coalesce(date_trunc('{by}', day)::date::varchar,''), count(*) from t{where} group by 1"))
    value = BINS if name == "money" else PATH.get(name, f"coalesce({name},'')")
    return dict(ask(f"select {value}, count(*) from t{where} group by 1"))


def found(view, result):
    if "distinct" in view:
        return result["count"]
    if "sum" in view:
        return result["sum"], result["count"]
    if "quantiles" in view:
        return result["values"]
    return result["counts"]


def agree(view, result, wanted):
    if "top" not in view:
        return found(view, result) == wanted
    wanted.pop("", None)
    largest = sorted(wanted.values(), reverse=True)[: view["limit"]]
    return [result["counts"][name] for name in result["order"]] == largest and all(
        wanted[name] == count for name, count in result["counts"].items()
    )


def oracle(options):
    compared = 0
    for number in range(options.tables):
        dice = random.Random((options.seed + number) * 7919)
        with tempfile.TemporaryDirectory() as folder:
            file = f"{folder}/t.csv"
            rows = [3000, 80_000, 50][number % 3]
            random_file(dice, rows, file)
            assert build(file, ORACLE_SCHEMA, f"{folder}/t")["summary"]["rows"] == rows
            database = duckdb.connect()
            database.execute(
                "create table t as select county, day::date as day, province, city, channel, firm,"
                " money::decimal(18,2) as money,"
                " list_filter(string_split(coalesce(words,''), ' '), lambda x: x <> '') as list"
                f" from read_csv('{file}', all_varchar=true, quote='\"', escape='\"')"
            )
            engine = Engine(f"{folder}/t")
            for _ in range(options.queries):
                filters = [random_filter(dice) for _ in range(dice.randrange(5))]
                answer = engine.ask({"filters": [json_ for json_, _ in filters], "views": ORACLE_VIEWS})
                where = " and ".join(sql for _, sql in filters) or "true"
                assert answer["rows"] == database.execute(f"select count(*) from t where {where}").fetchone()[0]
                for name, view in ORACLE_VIEWS.items():
                    wanted = expected(database, view, filters)
                    if not agree(view, answer["views"][name], wanted):
                        print("differs:", name, json.dumps([f for f, _ in filters], ensure_ascii=False))
                        print("engine:", answer["views"][name], "\nduckdb:", wanted)
                        sys.exit(1)
                    compared += 1
            engine.close()
        print(f"table {number + 1} of {options.tables}: {rows} rows, {compared} views equal", flush=True)


# Speed


def speed_file(rows, place, shuffled):
    """Independent columns, uniformly drawn; by day unless shuffled, as complaints come in."""
    generator = np.random.default_rng(1)
    days = generator.integers(0, DAYS, rows)
    if not shuffled:
        days.sort()
    names = {"day": [str(FIRST_DAY + datetime.timedelta(day)) for day in range(DAYS)]}
    codes = {"day": days}
    for name, size in [*SIZES.items(), ("enterprise", FIRMS)]:
        names[name] = [f"{name}{code}" for code in range(size)]
        codes[name] = generator.integers(0, size, rows)
    table = pa.table(
        {
            name: pa.DictionaryArray.from_arrays(pa.array(codes[name].astype("int32")), pa.array(names[name]))
            for name in names
        }
    )
    with pa.csv.CSVWriter(place, pa.schema([(name, pa.string()) for name in names])) as writer:
        for batch in table.to_batches(max_chunksize=500_000):
            writer.write_batch(pa.record_batch([column.cast(pa.string()) for column in batch.columns], names=list(names)))
    return names, codes


def random_query(dice):
    """One to four filters on different columns that keep from 2 to 90 in a hundred rows each."""
    filters, tests = [], []
    for name in dice.sample(["day", *SIZES], dice.choice([1, 2, 2, 3, 3, 4])):
        share = dice.choice([0.02, 0.1, 0.3, 0.5, 0.7, 0.9])
        size = DAYS if name == "day" else SIZES[name]
        count = max(1, round(size * share))
        if name == "day":
            first = dice.randrange(size - count + 1)
            ends = [str(FIRST_DAY + datetime.timedelta(day)) for day in (first, first + count - 1)]
            filters.append({"column": name, "from": ends[0], "to": ends[1]})
            tests.append((name, f"day between {first} and {first + count - 1}"))
        else:
            chosen = dice.sample(range(size), count)
            filters.append({"column": name, "in": [f"{name}{code}" for code in chosen]})
            tests.append((name, f"{name} in ({','.join(map(str, chosen))})"))
    return {"filters": filters, "views": VIEWS}, tests


def statements(tests):
    """The same ten views as SQL over a table of codes."""
    made = {"rows": "select count(*) from t where " + " and ".join(test for _, test in tests)}
    for name in ["day", *SIZES, "enterprise"]:
        where = " and ".join(test for column, test in tests if column != name) or "1=1"
        tail = " order by 2 desc limit 10" if name == "enterprise" else ""
        made[name] = f"select {name}, count(*) from t where {where} group by {name}{tail}"
    return made


def same(answer, counted):
    if answer["rows"] != counted["rows"][0][0]:
        return False
    for name in ["day", *SIZES]:
        label = (lambda code: str(FIRST_DAY + datetime.timedelta(int(code)))) if name == "day" else (lambda code: f"{name}{code}")
        if answer["views"][name]["counts"] != {label(code): count for code, count in counted[name]}:
            return False
    top = [answer["views"]["top"]["counts"][firm] for firm in answer["views"]["top"]["order"]]
    return top == [count for _, count in counted["enterprise"]]


class DuckDB:
    name = "DuckDB"

    def __init__(self, codes):
        self.database = duckdb.connect()
        self.database.execute("set threads to 2")
        kinds = {name: "usmallint" if size > 255 else "utinyint" for name, size in [("day", DAYS), *SIZES.items()]}
        kinds["enterprise"] = "uinteger"
        source = pa.table({name: pa.array(values) for name, values in codes.items()})  # noqa: F841
        listed = ",".join(f"{name}::{kinds[name]} as {name}" for name in codes)
        self.database.execute(f"create table t as select {listed} from source")

    def ask(self, sql):
        return self.database.execute(sql).fetchall()


class ClickHouse:
    name = "ClickHouse"

    def __init__(self, codes, folder):
        from chdb import session

        self.session = session.Session(f"{folder}/clickhouse")
        self.session.query("create database if not exists b")
        kinds = {name: "UInt16" if size > 255 else "UInt8" for name, size in [("day", DAYS), *SIZES.items()]}
        kinds["enterprise"] = "UInt32"
        self.session.query(
            "create table b.t (" + ",".join(f"{name} {kinds[name]}" for name in codes) + ") engine=MergeTree order by day"
        )
        place = f"{folder}/codes.parquet"
        import pyarrow.parquet

        pyarrow.parquet.write_table(pa.table({name: pa.array(values) for name, values in codes.items()}), place)
        self.session.query(f"insert into b.t select {','.join(codes)} from file('{place}', Parquet)")
        self.session.query("set max_threads=2")
        os.unlink(place)

    def ask(self, sql):
        told = str(self.session.query(sql.replace(" from t ", " from b.t ") + " settings max_threads=2", "CSV"))
        return [tuple(int(part) for part in line.split(",")) for line in told.splitlines()]


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def speed(options):
    folder = Path(options.folder or tempfile.mkdtemp(prefix="columns-"))
    folder.mkdir(exist_ok=True, parents=True)
    file = str(folder / f"rows{'-shuffled' if options.shuffled else ''}-{options.rows}.csv")
    names, codes = speed_file(options.rows, file, options.shuffled)
    built = build(file, SPEED_SCHEMA, str(folder / "table"))
    rate = options.rows / built["milliseconds"] * 1000
    os.unlink(file)
    engine = Engine(folder / "table")
    others = [DuckDB(codes)] + ([] if options.without_clickhouse else [ClickHouse(codes, folder)])
    del codes
    dice = random.Random(options.seed)
    queries = [random_query(dice) for _ in range(options.queries)]
    engine.ask({"filters": [], "views": VIEWS})
    times = {"engine": [], **{other.name: [] for other in others}}
    for number, (query, tests) in enumerate(queries):
        answer = engine.ask(query)
        times["engine"].append(answer["milliseconds"])
        if number >= options.compared:
            continue
        for other in others:
            start = time.perf_counter()
            counted = {name: other.ask(sql) for name, sql in statements(tests).items()}
            times[other.name].append((time.perf_counter() - start) * 1000)
            if not same(answer, counted):
                sys.exit(f"{other.name} and the engine differ on {json.dumps(query['filters'])}")
    brushes = []
    for query, _ in queries[: options.brushes]:
        filters = [part for part in query["filters"] if part["column"] != "day"]
        views = {name: view for name, view in VIEWS.items() if name != "day"}
        brushes.append(engine.ask({"brush": "day", "query": {"filters": filters, "views": views}}))
    moves = [move for brush in brushes for move in brush["moves"]]
    activated = [brush["activated"] for brush in brushes]
    median = statistics.median(times["engine"])
    lines = [
        ("load from CSV", rate, "rows/s", ">= 1,000,000", rate >= 1e6),
        ("open and check", engine.opened["opened"], "ms", "< 1,000", engine.opened["opened"] < 1000),
        ("new filter, median", median, "ms", "<= 15", median <= 15),
        ("new filter, p95", percentile(times["engine"], 0.95), "ms", "<= 30", percentile(times["engine"], 0.95) <= 30),
        ("brush activated, median", statistics.median(activated), "ms", "<= 150", statistics.median(activated) <= 150),
        ("brush activated, most", max(activated), "ms", "<= 150", max(activated) <= 150),
        ("brush moved, median", statistics.median(moves), "ms", "<= 1", statistics.median(moves) <= 1),
        ("brush moved, p95", percentile(moves, 0.95), "ms", "<= 1", percentile(moves, 0.95) <= 1),
        ("memory beyond the file", engine.memory(), "MB", "<= 1,500", engine.memory() <= 1500),
    ]
    for other in others:
        theirs = statistics.median(times[other.name])
        ratio = theirs / statistics.median(times["engine"][: options.compared])
        lines.append((f"{other.name}, same filters, median", theirs, "ms", "", None))
        wanted = ">= 50" if other.name == "DuckDB" else ""
        lines.append((f"{other.name} / engine", ratio, "x", wanted, ratio >= 50 if wanted else None))
    for measure, value, unit, target, met in lines:
        verdict = "" if met is None else "met" if met else "MISSED"
        print(f"{measure:32} {value:14,.2f} {unit:8} {target:14} {verdict}")
    print(json.dumps({measure: round(value, 3) for measure, value, *_ in lines}))
    engine.close()
    if options.check and any(met is False for *_, met in lines):
        sys.exit(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = parser.add_subparsers(dest="part", required=True)
    part = parts.add_parser("oracle")
    part.add_argument("--tables", type=int, default=12)
    part.add_argument("--queries", type=int, default=100)
    part.add_argument("--seed", type=int, default=1)
    part = parts.add_parser("speed")
    part.add_argument("--rows", type=int, default=20_000_000)
    part.add_argument("--queries", type=int, default=200)
    part.add_argument("--compared", type=int, default=20, help="how many of them the others answer too")
    part.add_argument("--brushes", type=int, default=20)
    part.add_argument("--seed", type=int, default=7)
    part.add_argument("--folder")
    part.add_argument("--shuffled", action="store_true", help="rows in no order of days")
    part.add_argument("--without-clickhouse", action="store_true")
    part.add_argument("--check", action="store_true", help="fail where a target is missed")
    options = parser.parse_args()
    oracle(options) if options.part == "oracle" else speed(options)


main()
