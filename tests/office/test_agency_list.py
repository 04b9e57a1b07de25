"""The list of agencies as CSV, and the settings of the site."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports.archive.refusals import Refused
from reports.models import Agency, Site, site_now
from reports.office.agency_list import COLUMNS, enter

HEAD = ",".join(COLUMNS)


def lines(*rows: str, encoding: str = "utf-8") -> bytes:
    return "\n".join([HEAD, *rows]).encode(encoding)


GOOD = (
    "education,市教育局,政府部门,city,否",
    "city,某市人民政府,人民政府,,是",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_with_parents_in_any_order(db, encoding):
    entered = enter(lines(*GOOD, encoding=encoding))
    assert (entered.new, entered.changed) == (2, 0)
    education = Agency.objects.get(code="education")
    assert (education.parent.name, education.rule_making_power) == ("某市人民政府", False)
    assert Agency.objects.get(code="city").rule_making_power


def test_again_changes_and_deletes_nothing(db):
    enter(lines(*GOOD))
    entered = enter(lines("education,市教育和体育局,政府部门,city,否"))
    assert (entered.new, entered.changed) == (0, 1)
    assert set(Agency.objects.values_list("name", flat=True)) == {"市教育和体育局", "某市人民政府"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "请选择一个 CSV 文件"),
        (b"a,b\n1,2\n", "第一行应为：代码，名称"),
        (lines("a,甲局,天上的部门,,否"), "第 2 行：没有“天上的部门”这个机关类别"),
        (lines("a,甲局,政府部门,nobody,否"), "第 2 行：没有代码为“nobody”的上级机关"),
        (lines("a,甲局,政府部门,,也许"), "第 2 行：“规章制定权”应填“是”或“否”"),
        (lines("a,甲局,政府部门,,否", "a,乙局,政府部门,,否"), "第 3 行：代码“a”重复"),
        (lines("a b,甲局,政府部门,,否"), "第 2 行"),
        (lines("a,甲局,政府部门,b,否", "b,乙局,政府部门,a,否"), "绕成了一圈"),
        (lines("a,,政府部门,,否"), "第 2 行"),
        (lines('a,"甲局,政府部门,,否'), "CSV 第2行读不出来：引号没有成对"),
        (lines("a,甲局,乙局,政府部门,,否"), "CSV 第2行有 6 格"),
    ],
)
def test_one_wrong_line_and_nothing_is_entered(db, data, sentence):
    with pytest.raises(Refused, match=sentence):
        enter(data)
    assert not Agency.objects.exists()


def test_a_list_without_all_columns_empties_nothing(db):
    enter(lines(*GOOD))
    before = list(Agency.objects.order_by("pk").values())
    with pytest.raises(Refused, match="第一行应为"):
        enter("代码,名称,类别\neducation,市教育局,政府部门\n".encode())
    assert list(Agency.objects.order_by("pk").values()) == before


def test_in_the_admin(client, administrator, producer, kind):
    page = reverse("admin:reports_agency_list")
    client.force_login(producer)
    assert client.get(page).status_code == 403
    client.force_login(administrator)
    wrong = {"file": SimpleUploadedFile("a.csv", b"x")}
    assert "第一行应为" in client.post(page, wrong).content.decode()
    good = {"file": SimpleUploadedFile("a.csv", lines(*GOOD))}
    html = client.post(page, good, follow=True).content.decode()
    assert "新增 2 个机关" in html
    assert "　　市教育局" in html


def test_settings_of_the_site_are_one_page(client, administrator, producer, published_report):
    client.force_login(administrator)
    page = client.get(reverse("admin:reports_site_changelist"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("admin:reports_site_change", args=[1])
    said = {"name": "某市政府信息公开年报", "icp": "豫ICP备00000000号", "contact": "0391-1234567"}
    client.post(reverse("admin:reports_site_change", args=[1]), said)
    assert site_now()["icp"] == "豫ICP备00000000号"
    html = client.get("/").content.decode()
    for text in said.values():
        assert text in html
    client.force_login(producer)
    assert client.get(reverse("admin:reports_site_changelist")).status_code == 403
    assert Site.objects.count() == 1
