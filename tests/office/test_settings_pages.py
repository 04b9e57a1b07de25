"""Word lists, kinds of agency, the site's own settings: set on one page each, told on the trail."""

import pytest
from django.urls import reverse

from reports.models import Agency, AgencyKind, Site, Wording, settings_now, site_now
from reports.office.wordings import as_text, words_now
from tests.office.conftest import seen

WORDS = reverse("admin:reports_wording_changelist")
KINDS = reverse("admin:reports_agencykind_changelist")
SITE = reverse("admin:reports_site_changelist")


def html(response) -> str:
    return response.content.decode()


def lists(admin, **changed):
    words = {kind: as_text(said) for kind, said in words_now().items()}
    return words | {"seen": seen(admin.get(WORDS))} | changed


def test_words_saved_as_they_stand(admin, told):
    before = settings_now()
    assert "没有变化" in html(admin.post(WORDS, lists(admin), follow=True))
    assert settings_now() == before and told() == []


def test_words_as_typed_or_pasted(admin, told):
    typed = "规范型文件 → 规范性文件\r\n\r\n 甲字->乙字 \n丙\t丁\n戊=己"
    admin.post(WORDS, lists(admin, word=typed, residue="（此处填写", old=""))
    now = settings_now()
    assert now.word_list == {"规范型文件": "规范性文件", "甲字": "乙字", "丙": "丁", "戊": "己"}
    assert (now.residue, now.old_words) == (("（此处填写",), ())
    ((action, said),) = told()
    assert action == "修改用语表"
    assert "错误用语 新增：甲字 → 乙字\n" in said
    assert "错误用语 删除：或其它组织 → 或其他组织\n" in said
    assert "旧格式用语 删除：收费及减免" in said
    admin.post(WORDS, lists(admin, word=typed.replace("乙字", "又一字")))
    assert told()[-1][1] == "错误用语 甲字：应为“乙字”→ 应为“又一字”"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"word": "甲"}, "没有写应为什么"),
        ({"word": "甲 → 甲"}, "相同"),
        ({"word": "→ 乙"}, "没有用语"),
        ({"word": "甲 → 乙\n甲 → 丙"}, "写了 2 次"),
        ({"old": "甲 → 乙"}, "只写要找的用语"),
        ({"old": "长" * 101}, "超过 100 个字"),
    ],
)
def test_words_that_do_not_fit(admin, told, changed, sentence):
    before = list(Wording.objects.values())
    response = admin.post(WORDS, lists(admin, **changed))
    assert response.status_code == 400 and sentence in html(response)
    ((_, _, typed, _),) = [one for one in response.context["lists"] if one[0].value in changed]
    assert typed == next(iter(changed.values()))
    assert (list(Wording.objects.values()), told()) == (before, [])


def test_words_another_has_changed(admin, told):
    mine = lists(admin, old="甲")
    admin.post(WORDS, lists(admin, old="乙"))
    assert "已被他人改动" in html(admin.post(WORDS, mine))
    assert settings_now().old_words == ("乙",)


def kinds(admin):
    """What the table would send."""
    response = admin.get(KINDS)
    formset = response.context["formset"]
    said = {f"kinds-{name}": value for name, value in formset.management_form.initial.items()}
    for form in formset:
        for name in form.fields:
            value = form[name].value()
            if value is not None and value is not False and name != "id":
                said[form.add_prefix(name)] = value
        if form.instance.pk:
            said[form.add_prefix("id")] = form.instance.pk
    return said | {"seen": seen(response)}


def row(said, name):
    return next(key for key, value in said.items() if value == name).removesuffix("-name")


def test_kinds_are_changed_added_and_removed(admin, told):
    said = kinds(admin)
    assert "没有变化" in html(admin.post(KINDS, said, follow=True)) and told() == []
    blank = f"kinds-{AgencyKind.objects.count()}"
    gone = AgencyKind.objects.get(name="其他单位")
    said |= {
        f"{row(said, '人民政府')}-deadline_month": "4",
        f"{row(said, '人民政府')}-deadline_day": "30",
        f"{blank}-name": "功能区",
        "gone": str(gone.pk),
    }
    admin.post(KINDS, said)
    government = AgencyKind.objects.get(name="人民政府")
    assert str(government.deadline(2023)) == "2024-04-30"
    assert not AgencyKind.objects.filter(name="其他单位").exists()
    assert told() == [
        (
            "修改机关类别",
            "人民政府：公布期限（月）：3 → 4；公布期限（日）：31 → 30\n"
            "新增：功能区，公布期限：没有统一规定\n删除：其他单位",
        )
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"deadline_month": "2", "deadline_day": "30"}, "不是一个存在的日期"),
        ({"deadline_month": ""}, "要么都填"),
        ({"deadline_month": "13"}, "12"),
        ({"name": "政府部门"}, "已存在"),
        ({"order": "-1"}, "0"),
    ],
)
def test_kinds_that_do_not_fit(admin, told, changed, sentence):
    said = kinds(admin)
    place = row(said, "人民政府")
    response = admin.post(
        KINDS, said | {f"{place}-{name}": value for name, value in changed.items()}
    )
    assert response.status_code == 400 and sentence in html(response)
    assert told() == []


def test_a_kind_with_agencies_stays(admin, told):
    kind = AgencyKind.objects.get(name="其他单位")
    Agency.objects.create(code="a", name="甲局", kind=kind)
    response = admin.post(KINDS, kinds(admin) | {"gone": str(kind.pk)})
    assert "还有机关属于“其他单位”" in html(response)
    assert (AgencyKind.objects.filter(pk=kind.pk).exists(), told()) == (True, [])


def test_kinds_another_has_changed(admin, told):
    mine = kinds(admin)
    AgencyKind.objects.filter(name="人民政府").update(deadline_day=30)
    mine[f"{row(mine, '政府部门')}-order"] = "25"
    assert "已被他人改动" in html(admin.post(KINDS, mine))
    assert told() == []


def test_settings_of_the_site(admin, told, client, published_report):
    said = {"name": "某市政府信息公开年报", "icp": "豫ICP备00000000号", "contact": "0391-1234567"}
    mine = said | {"seen": seen(admin.get(SITE))}
    assert "已保存" in html(admin.post(SITE, mine, follow=True))
    assert site_now()["icp"] == "豫ICP备00000000号"
    public = html(client.get("/"))
    assert all(text in public for text in said.values())
    assert told() == [
        (
            "修改网站设置",
            "网站名称：（无） → 某市政府信息公开年报\n联系方式：（无） → 0391-1234567\n"
            "ICP备案号：（无） → 豫ICP备00000000号",
        )
    ]
    assert "已被他人改动" in html(admin.post(SITE, mine | {"icp": "x"}))
    wrong = {"url": "ftp://x", "seen": seen(admin.get(SITE))}
    assert admin.post(SITE, wrong).status_code == 400
    assert Site.objects.count() == 1 and len(told()) == 1


def test_the_desk_bears_the_name_of_the_site(admin, client):
    name = "某市政府信息公开年报"
    admin.post(SITE, {"name": name, "seen": seen(admin.get(SITE))})
    for page in ("/admin/", SITE, reverse("admin:reports_annualreport_changelist")):
        response = html(admin.get(page))
        assert response.count(name) >= 2, page  # in the head and in the title
    assert name in html(client.get("/admin/login/"))
