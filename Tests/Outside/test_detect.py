"""`fangxin detect`: every method on every layout of a series, and equality with R surveillance."""

import csv
import datetime
import json
import math

import pytest

from support.asking import answer, ask, refused
from support.reference import reference

COUNTS = [(n * 7) % 11 for n in range(120)]
MONDAY = datetime.date(2022, 1, 3)


def write(path, rows, heading=None):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if heading:
            writer.writerow(heading)
        writer.writerows(rows)
    return path


def layouts(folder):
    weeks = [(MONDAY + datetime.timedelta(weeks=n)).isoformat() for n in range(len(COUNTS))]
    return {
        "steps": write(folder / "a.csv", [(n + 1, c) for n, c in enumerate(COUNTS)], ["t", "observed"]),
        "periods": write(
            folder / "b.csv",
            [(n + 1, 2022 + n // 52, n % 52 + 1, c, 0) for n, c in enumerate(COUNTS)],
            ["t", "year", "period", "obs_observed1", "outbreak_observed1"],
        ),
        "dates": write(folder / "c.csv", list(zip(weeks, COUNTS)), ["date", "count"]),
        "numbers": write(folder / "d.csv", [(c,) for c in COUNTS]),
        "steps without heading": write(folder / "e.csv", [(n + 1, c) for n, c in enumerate(COUNTS)]),
        "dates without heading": write(folder / "f.csv", list(zip(weeks, COUNTS))),
    }


@pytest.mark.parametrize("method", ["earsC1", "earsC2", "earsC3", "rki1", "rki2", "bayes1", "bayes2", "cusumStd"])
def test_every_layout_of_a_series_is_judged_alike(tmp_path, method):
    said = {}
    for name, file in layouts(tmp_path).items():
        results = answer("detect", method, "--series", file, "--json")["results"]
        assert all({"t", "observed", "bound", "alarm"} <= set(row) for row in results)
        said[name] = [(row["t"], row["observed"], row["bound"], row["alarm"]) for row in results]
    assert len({json.dumps(rows) for rows in said.values()}) == 1
    assert said["steps"][-1][0] == len(COUNTS) and said["steps"][-1][1] == COUNTS[-1]


def test_settings_come_as_text_or_file_and_dates_go_through(tmp_path):
    file = layouts(tmp_path)["dates"]
    settings = {"b": 1, "w": 2, "alpha": 0.01, "epochAsDate": True, "range": ["2023-06-05", "2023-07-03"]}
    kept = tmp_path / "settings.json"
    kept.write_text(json.dumps(settings))
    by_text = answer("detect", "farrington", "--series", file, "--settings", json.dumps(settings), "--json")
    assert by_text == answer("detect", "farrington", "--series", file, "--settings", kept, "--json")
    assert [row["date"] for row in by_text["results"]][::4] == ["2023-06-05", "2023-07-03"]


def test_without_json_it_is_a_table(tmp_path):
    ended = ask("detect", "earsC1", "--series", layouts(tmp_path)["steps"])
    rows = list(csv.DictReader(ended.stdout.decode().splitlines()))
    assert rows[0].keys() == {"t", "observed", "bound", "alarm"} and len(rows) == len(COUNTS) - 7


def test_what_cannot_be_used_is_told_by_file_line_and_column(tmp_path):
    bad = write(tmp_path / "bad.csv", [(1, 3), (2, "many")], ["t", "observed"])
    said = refused("detect", "earsC1", "--series", bad, "--json")
    assert "bad.csv" in said and "3" in said and "observed" in said and "many" in said
    twice = write(tmp_path / "twice.csv", [(1, 3), (1, 4)], ["t", "observed"])
    assert "twice.csv" in refused("detect", "earsC1", "--series", twice)
    short = write(tmp_path / "short.csv", [(1, 3), (2, 4)], ["t", "observed"])
    assert "short.csv" in refused("detect", "farrington", "--series", short)
    good = layouts(tmp_path)["steps"]
    assert "alpha" in refused("detect", "earsC1", "--series", good, "--settings", '{"alpha": 2}')
    assert "alfa" in refused("detect", "earsC1", "--series", good, "--settings", '{"alfa": 0.1}')
    assert "1" in refused("detect", "earsC1", "--series", good, "--settings", "{,}")
    assert "none.csv" in refused("detect", "earsC1", "--series", tmp_path / "none.csv")
    assert "cases" in refused("detect", "earsC1", "--series", good, "--column", "cases")
    (tmp_path / "empty.csv").write_bytes(b"")
    assert "empty.csv" in refused("detect", "earsC1", "--series", tmp_path / "empty.csv")
    assert "earsC1" in refused("detect", "earsC9", "--series", good, code=64)
    refused("detect", "earsC1", code=64)


@pytest.mark.parametrize("method", ["earsC1", "rki1", "bayes1", "cusumRossi", "farrington", "farringtonFlexible"])
@pytest.mark.parametrize("name,counts", [("zeros", [0] * 220), ("gaps", [""] * 220), ("one", [5])])
def test_odd_series_are_judged_or_refused_in_words(tmp_path, method, name, counts):
    file = write(tmp_path / f"{name}.csv", [(n + 1, c) for n, c in enumerate(counts)], ["t", "observed"])
    if name == "one":
        refused("detect", method, "--series", file, "--json")
    else:
        results = answer("detect", method, "--series", file, "--json")["results"]
        assert not any(row["alarm"] for row in results)


def test_a_stream_of_uneven_times_has_scores(tmp_path):
    start = datetime.datetime(2024, 1, 1)
    rows = [((start + datetime.timedelta(minutes=17 * n)).isoformat(" "), 10 + n % 5) for n in range(900)]
    rows[700] = (rows[700][0], 900)
    file = write(tmp_path / "stream.csv", rows, ["timestamp", "value"])
    results = answer("detect", "stream", "--series", file, "--json")["results"]
    assert [row["t"] for row in results] == [time for time, _ in rows]
    assert results[700]["alarm"] is True and results[700]["score"] > 3 and results[699]["alarm"] is False
    assert results[0]["alarm"] is None


SERIES = ["h1_nrwrp", "hepatitisA", "k1", "m1", "m2", "m3", "m4", "m5", "n1", "q1_nrwh", "salmonella_agona"]


@pytest.mark.parametrize("name", SERIES)
def test_alarms_and_bounds_equal_those_of_r(name):
    folder = reference("surveillance-alarms")
    with open(folder / f"ref_alarms_{name}.csv", newline="") as file:
        kept = list(csv.DictReader(file))
    number = lambda text: math.nan if text in ("NA", "") else float(text)
    for method in [column[:-6] for column in kept[0] if column.endswith("_alarm")]:
        found = answer("detect", method, "--series", folder / f"series_{name}.csv", "--json")["results"]
        by_step = {row["t"]: row for row in found}
        for row in kept:
            mine = by_step[int(row["t"])]
            assert mine["observed"] == float(row["observed"])
            bound, wanted = math.nan if mine["bound"] is None else mine["bound"], number(row[f"{method}_upper"])
            assert math.isnan(bound) == math.isnan(wanted) and not abs(bound - wanted) > 1e-6, (method, row["t"])
            alarm = math.nan if mine["alarm"] is None else float(mine["alarm"])
            wanted = number(row[f"{method}_alarm"])
            assert alarm == wanted or math.isnan(alarm) and math.isnan(wanted), (method, row["t"])
