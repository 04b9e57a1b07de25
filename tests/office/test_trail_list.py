"""The trail of all: what is found, what stands there, who sees it."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from reports.archive import trail
from reports.models import TrailEntry
from reports.office.whole_trail import TrailAsked, entries

LIST = reverse("admin:reports_trailentry_changelist")
UNTOLD = ("序号", "时间", "内容摘要", "本条校验值")


def numbers(staff, **asked) -> list[int]:
    return [entry.number for entry in entries(TrailAsked(**asked), staff=staff)]


def test_what_is_asked_for_is_found(published_report, administrator, act):
    trail.record_office("修改机关", act=act, said="焦作市教育局：改名")
    assert numbers(administrator) == [6, 5, 4, 3, 2, 1]
    assert numbers(administrator, action="发布") == [5]
    assert numbers(administrator, actor="李审核") == numbers(administrator, actor="reviewer") == [4]
    assert numbers(administrator, agency="教育") == [5, 4, 3, 2, 1]
    assert numbers(administrator, agency="jiaozuo-education", year="2023", q="审核") == [4, 3]
    assert numbers(administrator, q="改名") == [6]
    assert numbers(administrator, q="10.0.0.9") == [6]
    assert numbers(administrator, since="2024-01-15", until="2024-01-15") == [6, 5, 4, 3, 2, 1]
    assert numbers(administrator, since="2024-01-16") == numbers(administrator, until="2024-01-14")
    assert numbers(administrator, since="昨天", year="x") == [6, 5, 4, 3, 2, 1]


def test_it_is_read_in_chinese(admin, published_report):
    html = admin.get(LIST, {"year": "2023"}).content.decode()
    assert "焦作市教育局 2023 年度：制作中 → 审核中" in html
    assert "王发布（<span translate" in html
    last = TrailEntry.objects.get(action="发布")
    page = reverse("admin:reports_trailentry_entry", args=[last.number])
    entry = admin.get(page).content.decode()
    for said in ("待发布 → 已发布", last.hash, last.previous_hash, last.content, "本条校验值"):
        assert said in entry
    for english in ("draft", "approved", "Hash", "hash"):
        assert english not in html + entry


def test_a_long_entry_is_cut_in_the_list_and_whole_on_its_page(admin, act):
    said = "\n".join(f"新增：第{n}局" for n in range(500))
    entry = trail.record_office("导入机关", act=act, said=said)
    html = admin.get(LIST).content.decode()
    assert "第499局" not in html and "的全部内容" in html
    page = reverse("admin:reports_trailentry_entry", args=[entry.number])
    assert "第499局" in admin.get(page).content.decode()


def test_each_sees_his_own(client, published_report, outsider, producer, administrator, act):
    office = trail.record_office("修改机关", act=act, said="x").number
    assert numbers(outsider) == []
    assert numbers(producer) == [5, 4, 3, 2, 1]
    for person, number, status in (
        (outsider, 1, 404),
        (producer, 1, 200),
        (producer, office, 404),
        (administrator, office, 200),
    ):
        client.force_login(person)
        page = reverse("admin:reports_trailentry_entry", args=[number])
        assert client.get(page).status_code == status
    client.force_login(producer)
    assert "修改机关" not in client.get(LIST).content.decode()


def test_what_was_found_is_taken_away(admin, published_report):
    response = admin.get(LIST, {"format": "csv", "action": "发布"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    head, row = csv.reader(StringIO(text))
    assert dict(zip(head, row, strict=True)) | dict.fromkeys(UNTOLD, "") == {
        "序号": "",
        "时间": "",
        "操作": "发布",
        "账号": "publisher",
        "姓名": "王发布",
        "来源地址": "",
        "机关代码": "jiaozuo-education",
        "机关": "焦作市教育局",
        "年度": "2023",
        "版次": "1",
        "原状态": "待发布",
        "新状态": "已发布",
        "说明": "",
        "内容摘要": "",
        "本条校验值": "",
    }


@pytest.mark.parametrize("page", ["x", "0", "99"])
def test_a_page_that_is_not_there(admin, draft, page):
    assert admin.get(LIST, {"page": page}).status_code == 200
