"""The list of agencies as CSV: everything wrong at once, tried first, entered whole or not."""

import csv
import random
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind, TrailEntry
from reports.office.agency_import import enter, plan
from reports.office.agency_list import COLUMNS, LARGEST, lines_of, text_of

HEAD = ",".join(COLUMNS)
PAGE = reverse("admin:reports_agency_list")
GOOD = (
    "education,市教育局,政府部门,city,否",
    "city,某市人民政府,人民政府,,是",
)


def lines(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def entered(text: str, act):
    return enter(text, seen=mark(plan(text).state), act=act)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_with_parents_in_any_order(act, encoding):
    done = entered(text_of(lines(*GOOD).encode(encoding)), act)
    assert done.summary == "新增 2 个机关，更新 0 个，0 个没有变化"
    education = Agency.objects.get(code="education")
    assert (education.parent.name, education.rule_making_power) == ("某市人民政府", False)
    assert Agency.objects.get(code="city").rule_making_power


def test_one_entry_says_what_was_and_what_is(act, told):
    entered(lines(*GOOD), act)
    entered(lines("education,市教育和体育局,其他单位,,是", GOOD[1]), act)
    assert told() == [
        (
            "导入机关",
            "新增 2 个机关，更新 0 个，0 个没有变化\n"
            "新增：市教育局（代码 education），类别：政府部门，上级机关代码：city\n"
            "新增：某市人民政府（代码 city），类别：人民政府，上级机关代码：（无），有规章制定权",
        ),
        (
            "导入机关",
            "新增 0 个机关，更新 1 个，1 个没有变化\n"
            "市教育局（代码 education）：名称：市教育局 → 市教育和体育局；"
            "类别：政府部门 → 其他单位；"
            "上级机关代码：city → （无）；有规章制定权：否 → 是",
        ),
    ]
    with pytest.raises(Refused, match="没有可导入的"):
        entered(lines("education,市教育和体育局,其他单位,,是"), act)


def test_everything_wrong_comes_at_once(act, agency):
    text = lines(
        "a b,甲局,政府部门,,否",
        ",乙局,天上的部门,nobody,也许",
        "c,,政府部门,,否",
        "d,丁局,政府部门,,否,多的",
        "e,戊局,政府部门,,否",
        "",
        "e,戊局,政府部门,,否",
        "f,焦作市教育局,政府部门,,否",
        "g,=己局,政府部门,,否",
        "h,庚局,政府部门,i,否",
        "i,辛局,政府部门,h,否",
        "j,壬局,政府部门,j,否",
    )
    kinds = "、".join(sorted(AgencyKind.objects.values_list("name", flat=True)))
    assert list(plan(text).problems) == [
        "第 5 行：有 6 栏，应为 5 栏。",
        "第 2 行：代码“a b”不合规定：只能用字母、数字、连字符，不超过 40 个。",
        "第 3 行：没有填代码。",
        f"第 3 行：没有“天上的部门”这个机关类别；可填：{kinds}。",
        "第 3 行：“规章制定权”应填“是”或“否”，不是“也许”。",
        "第 3 行：没有代码为“nobody”的上级机关。",
        "第 4 行：没有填名称。",
        "第 6 行：代码“e”在表里出现 2 次，重复。",
        "第 6 行：名称“戊局”在表里出现 2 次，重复。",
        "第 8 行：代码“e”在表里出现 2 次，重复。",
        "第 8 行：名称“戊局”在表里出现 2 次，重复。",
        "第 9 行：名称“焦作市教育局”已由代码为“jiaozuo-education”的机关使用。",
        "第 10 行：名称“=己局”有不能用的字符。",
        "上级机关绕成了一圈：h → i → h。请核对这几行的“上级代码”。",
        "上级机关绕成了一圈：j → j。请核对这几行的“上级代码”。",
    ]
    with pytest.raises(Refused, match="没有填代码"):
        enter(text, seen="", act=act)
    assert Agency.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "请选择一个 CSV 文件"),
        (b"x" * (LARGEST + 1), "不超过 2 MB"),
        (b"PK\x03\x04", "这是 Excel 文件（xlsx）"),
        (b"\xd0\xcf\x11\xe0", "旧版 Excel"),
        (lines(*GOOD).encode().replace(b"city", b"ci\0y"), "有不能识别的字符"),
        (lines(*GOOD).encode() + "\n某".encode()[:-1] + b",\xff\xff", "有不能识别的字符"),
    ],
)
def test_bytes_that_are_no_text(data, sentence):
    with pytest.raises(Refused, match=sentence):
        text_of(data)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "第一行应为：代码，名称.*读到的是：a，b。如果读到的是乱码"),
        (HEAD, "只有栏名"),
        (f"{HEAD}\n\n ,,\n", "只有栏名"),
        ("代码,名称,类别\na,甲局,政府部门\n", "第一行应为"),
        (f"{HEAD},备注\n", "第一行应为"),
        (lines('a,"甲局,政府部门,,否', "b,乙局,政府部门,,否"), "第2行读不出来：引号没有成对"),
        (f"{HEAD}\n" + "a,甲局,政府部门,,否\n" * 20_001, "超过 20000 行"),
    ],
)
def test_texts_that_are_no_list(text, sentence):
    with pytest.raises(Refused, match=sentence):
        lines_of(text)


def test_columns_in_any_order():
    text = "名称,代码,规章制定权,类别,上级代码\n甲局,a,是,政府部门,b\n"
    ((line,), problems) = lines_of(text)
    assert (line.code, line.name, line.kind, line.parent, line.power, problems) == (
        *("a", "甲局", "政府部门", "b", "是"),
        [],
    )


def test_names_are_exchanged(act):
    entered(lines("a,甲局,政府部门,,否", "b,乙局,政府部门,,否"), act)
    entered(lines("a,乙局,政府部门,,否", "b,丙局,政府部门,,否", "c,甲局,政府部门,a,否"), act)
    found = Agency.objects.order_by("code").values_list("code", "name", "parent__code")
    assert list(found) == [("a", "乙局", None), ("b", "丙局", None), ("c", "甲局", "a")]


def test_what_changed_meanwhile_is_tried_again(act):
    text = lines(*GOOD)
    before = mark(plan(text).state)
    entered(lines(GOOD[1]), act)
    with pytest.raises(Refused, match="已被他人改动"):
        enter(text, seen=before, act=act)
    assert not Agency.objects.filter(code="education").exists()


def test_a_long_ring_is_told_in_short(db):
    rows = [f"a{n},第{n}局,政府部门,a{(n + 1) % 100},否" for n in range(100)]
    (said,) = plan(lines(*rows)).problems
    assert said.startswith("上级机关绕成了一圈：a0 → a1 → a2 → a3 → a4 → a5 → …… → a0。")


@pytest.mark.slow
def test_ten_thousand_agencies(act, django_assert_max_num_queries):
    """A tree of three floors: entered with a query for each hundred or so, tried with a few."""
    rows = [f"a{n},第{n}局,政府部门,{f'a{n // 100}' if n >= 100 else ''},否" for n in range(10_000)]
    random.Random(1).shuffle(rows)
    text = lines(*rows)
    with django_assert_max_num_queries(120):
        assert len(entered(text, act).new) == 10_000
    assert Agency.objects.filter(parent__parent=None, parent__isnull=False).count() == 9_900
    assert plan(text).same == 10_000
    assert len(plan(text.replace("第7局", "第七局")).changed) == 1
    assert len(plan(text.replace("政府部门", "部门")).problems) == 10_000


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6)


@given(st.lists(st.tuples(*[CELLS] * 5), max_size=5))
@pytest.mark.django_db
def test_no_list_breaks_it(rows):
    """Whatever stands in the cells, there is a plan or a sentence."""
    text = StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    try:
        tried = plan(text.getvalue())
    except Refused as refusal:
        assert str(refusal)
    else:
        assert tried.problems or tried.new


def test_what_is_taken_away_may_be_entered_again(admin, act):
    entered(lines(*GOOD), act)
    response = admin.get(reverse("admin:reports_agency_export"))
    again = plan(text_of(response.content))
    assert (again.same, again.new, again.changed, again.problems) == (2, (), (), ())
    template = admin.get(reverse("admin:reports_agency_template"))
    assert template.content.decode("utf-8-sig").strip() == HEAD
    assert "filename" in template["Content-Disposition"]


def test_tried_on_the_page_then_entered(admin, told):
    def send(data: bytes):
        return admin.post(PAGE, {"file": SimpleUploadedFile("a.csv", data)})

    wrong = send(lines("a,甲局,天,nobody,否").encode())
    assert wrong.status_code == 400 and len(wrong.context["problems"]) == 2
    tried = send(lines(*GOOD).encode("gb18030"))
    assert not Agency.objects.exists()
    said = {"do": "enter", "text": tried.context["text"], "seen": tried.context["seen"]}
    html = admin.post(PAGE, said, follow=True).content.decode()
    assert "已导入：新增 2 个机关" in html and "市教育局" in html
    assert [entry[0] for entry in told()] == ["导入机关"]
    assert "请选择" in admin.post(PAGE).content.decode()


@pytest.mark.parametrize("name", ["list", "template", "export"])
def test_only_administrators(client, producer, name):
    client.force_login(producer)
    page = reverse(f"admin:reports_agency_{name}")
    assert client.get(page).status_code == client.post(page, {"do": "enter"}).status_code == 403
    assert not TrailEntry.objects.filter(action="导入机关").exists()
