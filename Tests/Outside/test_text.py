"""`fangxin text`: words, keywords, copies, classes and masks from lines of text."""

import csv
import gzip
import json
import random

import pytest

from support.asking import answer, answers, ask, refused
from support.reference import reference
from support.server import ROOT

pytestmark = pytest.mark.skipif(
    not (ROOT / "Resources/vendor/jieba/dict.txt").exists(), reason="Scripts/fetch-words was not run"
)


def words(*arguments, given):
    return [line["words"] for line in answers("text", "cut", *arguments, "--json", given=given)]


def test_texts_are_cut_in_each_mode():
    text = "我来到北京清华大学\n"
    assert words(given=text) == [["我", "来到", "北京", "清华大学"]]
    assert words("--mode", "all", given=text) == [["我", "来到", "北京", "清华", "清华大学", "华大", "大学"]]
    assert words("--mode", "search", given=text) == [["我", "来到", "北京", "清华", "华大", "大学", "清华大学"]]
    assert words("--mode", "no-hmm", given="他来到了网易杭研大厦") == [["他", "来到", "了", "网易", "杭", "研", "大厦"]]
    assert words(given="他来到了网易杭研大厦") == [["他", "来到", "了", "网易", "杭研", "大厦"]]


def test_own_words_and_those_of_the_field_are_known(tmp_path):
    (tmp_path / "own.txt").write_text("杭研大厦 100 n\n")
    assert words("--words", tmp_path / "own.txt", given="网易杭研大厦") == [["网易", "杭研大厦"]]
    assert words("--field", given="霸王条款") == [["霸王条款"]]


def test_each_line_has_an_answer_whatever_stands_in_it():
    given = "一\n\n".encode() + b"\xff\xfe\n" + "末尾".encode()
    ended = ask("text", "cut", "--json", given=given)
    lines = [json.loads(line)["words"] for line in ended.stdout.decode().splitlines()]
    assert len(lines) == 4 and lines[1] == [] and lines[3] == ["末尾"]
    assert "3" in ended.stderr.decode()
    assert ask("text", "cut", given="").stdout == b""


def test_keywords_are_ranked():
    found = answers("text", "keywords", "--top", "3", "--json", given="商家拒绝退款，消费者要求商家退款\n")
    ranked = found[0]["keywords"]
    assert len(ranked) == 3 and "退款" in [word["word"] for word in ranked]
    assert [word["weight"] for word in ranked] == sorted((word["weight"] for word in ranked), reverse=True)


def test_near_copies_are_put_together():
    form = "本人于三月在该店购买商品后发现质量问题，多次联系商家要求退货退款均遭拒绝，现请求依法处理"
    given = "\n".join([form, "完全不同的一段话，说的是停车收费", form + "！", form])
    found = answer("text", "duplicates", "--json", given=given)
    assert found == {"clusters": [[1, 3, 4]], "texts": 4}


def test_new_words_are_found():
    chance = random.Random(2)
    letters = "我们昨天在这家店听说他今年又要卖新便宜东西可以退款不能使用后涨价非常好看被骗怎么没有人来去上下大小多少"
    line = lambda: "".join(chance.choice(letters) for _ in range(20))
    given = "\n".join(line() + ("鹭鸫鸬" + line() if n % 30 == 0 else "") for n in range(600))
    found = answer("text", "newwords", "--top", "5", "--json", given=given)
    assert found["words"][0].keys() == {"word", "count", "cohesion", "freedom", "score"}
    assert found["words"][0]["word"] == "鹭鸫鸬" and found["words"][0]["count"] == 20


def test_a_model_is_trained_and_suggests(tmp_path):
    lines = [f"退款\t{a}要求退钱退款{n}次" for n in range(1, 9) for a in ("商家", "平台")]
    lines += [f"质量\t{a}产品质量差坏了{n}回" for n in range(1, 9) for a in ("手机", "电视")]
    trained = answer("text", "train", "--out", tmp_path / "model.txt", "--json", given="\n".join(lines))
    assert trained["texts"] == 32 and set(trained["labels"]) == {"退款", "质量"}
    found = answers("text", "classify", "--model", tmp_path / "model.txt", "--json", given="手机质量差\n请退款\n")
    assert [line["suggestions"][0]["label"] for line in found] == ["质量", "退款"]
    assert found[0]["suggestions"][0]["reasons"]

    with open(tmp_path / "table.csv", "w", newline="", encoding="gb18030") as file:
        writer = csv.writer(file)
        writer.writerow(["类别", "内容"])
        writer.writerows(line.split("\t") for line in lines)
    columns = ["--text", "内容", "--label", "类别"]
    again = answer("text", "train", tmp_path / "table.csv", *columns, "--out", tmp_path / "again.txt", "--json")
    assert again["texts"] == 32
    assert (tmp_path / "again.txt").read_text() == (tmp_path / "model.txt").read_text()


def test_classes_are_suggested_before_anybody_has_labelled():
    found = answers("text", "classify", "--axis", "goods", "--json", given="买的苹果和面包都发霉了\n")
    assert found[0]["suggestions"][0]["label"].startswith("goods.food")


def test_personal_data_are_masked():
    found = answers("text", "mask", "--json", given="联系人张三，电话13812345678，邮箱zhang@example.com\n")
    assert found[0]["text"] == "联系人张**，电话138****5678，邮箱z***@example.com"
    assert [one["kind"] for one in found[0]["findings"]] == ["name", "mobile", "email"]


def test_what_cannot_be_used_is_told(tmp_path):
    assert "none.txt" in refused("text", "cut", tmp_path / "none.txt")
    assert "2" in refused("text", "train", "--out", tmp_path / "m", given="甲\t文\n没有制表符\n")
    refused("text", "train", "--out", tmp_path / "m", given="甲\t文\n甲\t文\n")
    (tmp_path / "model.txt").write_text("{}\n")
    assert "model.txt" in refused("text", "classify", "--model", tmp_path / "model.txt", given="x")
    refused("text", "cut", "--mode", "sideways", given="x", code=64)
    refused("text", "duplicates", "--threshold", "2", given="x", code=64)


def lines_of(name):
    with gzip.open(reference(f"jieba-dict/{name}"), "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_cuts_equal_those_of_jieba():
    entries = lines_of("ref_cuts_law.jsonl.gz")
    assert not any("\n" in entry["text"] for entry in entries)
    given = "\n".join(entry["text"] for entry in entries)
    for mode, key in (("standard", "cut"), ("no-hmm", "cut_nohmm"), ("search", "search"), ("full", "all")):
        found = words("--mode", mode, given=given)
        assert sum(mine != entry[key] for mine, entry in zip(found, entries, strict=True)) == 0, mode


def test_keywords_equal_those_of_jieba():
    entries = [entry for entry in lines_of("ref_tfidf_law.jsonl.gz") if "\n" not in entry["text"]]
    given = "\n".join(entry["text"] for entry in entries)
    found = answers("text", "keywords", "--json", given=given)
    for answered, entry in zip(found, entries, strict=True):
        mine = {word["word"]: word["weight"] for word in answered["keywords"]}
        kept = dict(map(tuple, entry["top20"]))
        # The kept weights have eight decimals; of words with equal weight at the end any may stand.
        assert sorted(mine.values()) == pytest.approx(sorted(kept.values()), abs=1e-8)
        assert all(kept[word] == pytest.approx(mine[word], abs=1e-8) for word in mine.keys() & kept.keys())


def test_all_lines_may_be_one_text():
    assert words("--whole", given="\ufeff拒绝退款\n退款") == [["\ufeff", "拒绝", "退款", "\n", "退款"]]
