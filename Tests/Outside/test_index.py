"""`fangxin index`: the ASEM example through the command, recipes, and what is wrong with tables."""

import csv
import io
import json

import pytest

from support.asking import answer, ask, refused
from support.reference import reference

META = """iCode,iName,Level,Direction,Weight,Parent,Type
A,first,1,1,1,Top,Indicator
B,second,1,1,1,Top,Indicator
C,third,1,-1,1,Top,Indicator
Top,index,2,1,1,,Aggregate
"""
# The golden vector of the method's handbook: five units, directions + + −.
DATA = """uCode,uName,A,B,C
u1,One,98.2,86.0,6.1
u2,Two,97.5,91.0,4.2
u3,Three,99.0,78.5,7.8
u4,Four,96.8,88.0,5.0
u5,Five,98.8,82.0,3.9
"""


@pytest.fixture
def small(tmp_path):
    (tmp_path / "data.csv").write_text(DATA)
    (tmp_path / "meta.csv").write_text(META)
    return ["--data", tmp_path / "data.csv", "--meta", tmp_path / "meta.csv"]


def recipe(folder, *steps, **more):
    path = folder / "recipe.json"
    path.write_text(json.dumps({"steps": list(steps), **more}))
    return ["--recipe", path]


def test_min_max_entropy_and_topsis_are_those_of_the_handbook(small, tmp_path):
    normalise = {"step": "normalise", "method": "minMax", "range": [0, 1]}
    one = recipe(tmp_path, normalise, {"step": "weigh", "method": "entropy"}, {"step": "aggregate"})
    found = answer("index", "compute", *small, *one, "--json")
    first = {unit["id"]: unit["scores"] for unit in found["units"]}
    assert first["u1"]["A"] == pytest.approx(0.636364, abs=1e-6)
    assert first["u2"]["C"] == pytest.approx(0.923077, abs=1e-6)
    weights = [found["weights"][code] for code in "ABC"]
    assert [w / sum(weights) for w in weights] == pytest.approx([0.342378, 0.352825, 0.304797], abs=1e-6)
    assert [unit["rank"] for unit in found["units"]].count(1) == 1
    assert {"step", "done"} <= set(found["log"][0]) or found["log"][0]["step"]

    # With vector norms of the data themselves, turned where less is better.
    topsis = recipe(
        tmp_path, {"step": "normalise", "method": "none"}, {"step": "weigh", "method": "equal"},
        {"step": "aggregate", "method": "topsis"},
    )  # fmt: skip
    scores = [unit["scores"]["Top"] for unit in answer("index", "compute", *small, *topsis, "--json")["units"]]
    assert scores == pytest.approx([0.443280, 0.922100, 0.030477, 0.718386, 0.868869], abs=1e-6)


def test_tables_on_the_way_are_csv_and_json(small, tmp_path):
    steps = recipe(tmp_path, {"step": "normalise", "method": "minMax", "range": [0, 1]}, {"step": "aggregate"})
    ended = ask("index", "compute", *small, *steps, "--until", "normalise", "--table")
    table = list(csv.DictReader(io.StringIO(ended.stdout.decode())))
    assert float(table[1]["C"]) == pytest.approx(0.923077, abs=1e-6)
    by_json = answer("index", "compute", *small, *steps, "--until", "normalise", "--json")
    assert by_json["units"][1]["scores"]["C"] == float(table[1]["C"]) and by_json["step"] == "normalise"


def test_sensitivity_depends_on_the_seed_alone(small, tmp_path):
    steps = recipe(
        tmp_path, {"step": "normalise", "method": "minMax"}, {"step": "aggregate"},
        factors=[{"factor": "weights", "noise": 0.25}, {"factor": "aggregation", "alternatives": ["arithmetic", "geometric"]}],
    )  # fmt: skip
    one = answer("index", "sensitivity", *small, *steps, "--runs", 500, "--seed", 3, "--json")
    assert one == answer("index", "sensitivity", *small, *steps, "--runs", 500, "--seed", 3, "--json")
    assert one != answer("index", "sensitivity", *small, *steps, "--runs", 500, "--seed", 4, "--json")
    assert [unit["id"] for unit in one["units"]] == ["u1", "u2", "u3", "u4", "u5"]
    assert all(unit["low"] <= unit["median"] <= unit["high"] for unit in one["units"])
    assert {factor["factor"] for factor in one["sobol"]["factors"]} == {"weights", "aggregation"}


def test_audit_and_comparison(small, tmp_path):
    steps = recipe(tmp_path, {"step": "normalise"}, {"step": "aggregate"})
    audit = answer("index", "audit", *small, *steps, "--json")
    assert [row["code"] for row in audit["indicators"]] == ["A", "B", "C"] and audit["findings"]
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"steps": [{"step": "normalise", "method": "rank"}, {"step": "aggregate"}]}))
    compared = answer("index", "compare", *small, *steps, "--with", other, "--json")
    assert len(compared["units"]) == 5 and -1 <= compared["spearman"] <= 1


@pytest.mark.parametrize(
    "file,old,new,told",
    [
        ("meta.csv", "A,first,1,1,1,Top", "A,first,1,1,1,Nowhere", ["meta.csv", "Nowhere"]),
        ("meta.csv", "Top,index,2,1,1,,", "Top,index,2,1,1,Top,", ["meta.csv", "Top"]),
        ("meta.csv", "B,second,1,1,1", "B,second,1,1,heavy", ["meta.csv", "heavy"]),
        ("data.csv", "91.0", "ninety", ["data.csv", "3", "ninety"]),
        ("data.csv", "91.0", "inf", ["data.csv", "3", "inf"]),
        ("data.csv", "u2,Two", "u1,Two", ["data.csv", "u1"]),
        ("data.csv", ",A,B,C", ",A,B,D", ["data.csv", "C"]),
        ("data.csv", "98.2,86.0,6.1", "98.2,86.0", ["data.csv", "2"]),
    ],
)
def test_what_is_wrong_with_a_table_is_told(small, tmp_path, file, old, new, told):
    path = tmp_path / file
    path.write_text(path.read_text().replace(old, new, 1))
    steps = recipe(tmp_path, {"step": "normalise"}, {"step": "aggregate"})
    said = refused("index", "compute", *small, *steps, "--json")
    assert all(word in said for word in told), said


@pytest.mark.parametrize(
    "content,told",
    [
        ('{"steps": [{"step": "normalize"}]}', "normalize"),
        ('{"steps": [{"step": "normalise", "methd": "rank"}]}', "methd"),
        ('{"steps": [{"step": "aggregate"}, {"step": "normalise"}]}', "normalise"),
        ('{"stepps": []}', "stepps"),
        ('{"steps": [', "recipe.json"),
    ],
)
def test_what_is_wrong_with_a_recipe_is_told(small, tmp_path, content, told):
    (tmp_path / "recipe.json").write_text(content)
    said = refused("index", "compute", *small, "--recipe", tmp_path / "recipe.json")
    assert told in said and "recipe.json" in said


def test_usage(small):
    refused("index", "compute", "--data", "x.csv", code=64)
    refused("index", "compute", *small, "--until", "boil", code=64)


STEPS = ["denominate", "impute", "screen", "treat", "normalise", "aggregate"]
TABLES = ["Denominated", "Imputed", "Screened", "Treated", "Normalised", "Aggregated"]


def differences(mine: dict, kept: dict) -> float:
    greatest = 0.0
    for unit, row in mine.items():
        for code, text in row.items():
            if code not in kept[unit] or code in ("uCode", "uName"):
                continue
            wanted = kept[unit][code]
            if text == "NA" or wanted in ("NA", ""):
                assert (text == "NA") == (wanted in ("NA", "")), (unit, code)
            else:
                greatest = max(greatest, abs(float(text) - float(wanted)))
    return greatest


@pytest.mark.parametrize("step,name", list(zip(STEPS, TABLES)))
def test_every_table_of_the_asem_example_equals_the_reference(step, name):
    folder = reference("composite-coinr-asem")
    tables = ["--data", folder / "ASEM_iData.csv", "--meta", folder / "ASEM_iMeta.csv"]
    ended = ask("index", "compute", *tables, "--until", step, "--table")
    assert ended.returncode == 0, ended.stderr.decode()
    mine = {row["uCode"]: row for row in csv.DictReader(io.StringIO(ended.stdout.decode()))}
    with open(folder / f"ref_step_{name}.csv", newline="") as file:
        kept = {row["uCode"]: row for row in csv.DictReader(file)}
    assert mine.keys() == kept.keys()
    assert differences(mine, kept) < 1e-6


def test_the_asem_ranks_equal_the_reference():
    folder = reference("composite-coinr-asem")
    found = answer(
        "index", "compute", "--data", folder / "ASEM_iData.csv", "--meta", folder / "ASEM_iMeta.csv", "--json"
    )
    with open(folder / "ref_results_ranks.csv", newline="") as file:
        kept = {row["uCode"]: row for row in csv.DictReader(file)}
    assert all(int(kept[unit["id"]]["Index"]) == unit["rank"] for unit in found["units"])
    assert len(found["units"]) == 51 and [record["step"] for record in found["log"]][:2] == ["denominate", "impute"]
