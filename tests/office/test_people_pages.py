"""The pages about people: what is listed, what each button does, and what a refusal says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.accounts.posts import posts_of
from reports.models import Agency, Post, Role, Staff
from reports.office.people_list import PeopleAsked, people
from tests.conftest import make_staff

LIST, ADD = reverse("admin:reports_staff_changelist"), reverse("admin:reports_staff_add")


@pytest.fixture
def person(administrator):
    """The page of one person."""
    return lambda staff: reverse("admin:reports_staff_change", args=[staff.pk])


def words(response) -> str:
    return response.content.decode()


def test_the_list_says_who_is_what(admin, producer, other_agency):
    Post.objects.create(staff=producer, agency=other_agency, role=Role.REVIEWER)
    Post.objects.create(staff=producer, agency=other_agency, role=Role.PRODUCER)
    make_staff("gone", "钱已走").delete()
    html = words(admin.get(LIST))
    assert "焦作市文化局<b>制作、审核</b>" in html
    assert "焦作市教育局<b>制作</b>" in html
    assert "系统管理员" in html and "从未登录" in html


def names(**query):
    found = people(PeopleAsked.of(query), today=timezone.localdate())
    return {staff.username for staff in found}


def test_what_is_asked_for_is_found(administrator, producer, reviewer, outsider):
    today = timezone.localdate()
    Staff.objects.filter(pk=reviewer.pk).update(off_on=today + timedelta(days=3))
    Staff.objects.filter(pk=outsider.pk).update(off_on=today)
    idle = make_staff("idle", "没岗位")
    Staff.objects.filter(pk=producer.pk).update(last_login=timezone.now())
    everybody = {"root", "producer", "reviewer", "outsider", idle.username}
    assert names() == names(role="nothing", state="nothing") == everybody
    assert names(q="文化局") == {"outsider"}
    assert names(q="jiaozuo-education") == {"producer", "reviewer"}
    assert names(q="张制") == names(q="oducer") == {"producer"}
    assert names(role="reviewer") == {"reviewer"}
    assert names(state="working") == everybody - {"outsider"}
    assert names(state="ending") == {"reviewer"}
    assert names(state="off") == {"outsider"}
    assert names(state="new") == {"root", "reviewer", "idle"}
    assert names(state="idle") == {"idle"}
    assert names(state="administrators") == {"root"}


def test_a_new_person_gets_a_password_once(admin, client, told):
    said = {"username": "zhang", "name": "张新人", "email": ""}
    response = admin.post(ADD, said)
    password = response.context["password"]
    assert client.login(username="zhang", password=password)
    staff = Staff.objects.get(username="zhang")
    assert "no-store" in response["Cache-Control"]
    again = words(admin.get(reverse("admin:reports_staff_change", args=[staff.pk])))
    assert password not in again and staff.password not in again and "md5" not in again
    assert told() == [("新增人员", "张新人（账号 zhang），邮箱：（无）")]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"username": "producer"}, "已存在"),
        ({"username": ""}, "必填"),
        ({"username": "a b"}, "输入"),
        ({"email": "x"}, "邮"),
        ({"name": ""}, "必填"),
    ],
)
def test_a_new_person_who_does_not_fit(admin, producer, wrong, sentence, told):
    said = {"username": "zhang", "name": "张新人", "email": ""} | wrong
    response = admin.post(ADD, said)
    assert sentence in words(response)
    assert told() == []
    assert not Staff.objects.filter(username="zhang").exists()


def test_posts_are_set_on_one_page(admin, person, producer, agency, other_agency, told):
    page = admin.get(person(producer))
    said = {
        "do": "posts",
        "seen": page.context["posts"].seen,
        f"roles-{agency.pk}": ["", "reviewer"],
        "new-0-agency": "焦作市文化局",
        "new-0": ["publisher", "producer"],
        "new-1-agency": "",
    }
    html = words(admin.post(person(producer), said, follow=True))
    assert "涉及 2 个机关" in html
    assert posts_of(producer) == {
        agency.pk: ["reviewer"],
        other_agency.pk: ["producer", "publisher"],
    }
    again = admin.post(person(producer), said)
    assert again.status_code == 400 and "已被他人改动" in words(again)
    assert len(told()) == 1


def test_whatever_is_wrong_with_posts_is_told_at_once(admin, person, producer, agency, told):
    said = {
        "do": "posts",
        "seen": admin.get(person(producer)).context["posts"].seen,
        f"roles-{agency.pk}": "reviewer",
        "new-0-agency": "教育局",
        "new-0": "producer",
        "new-1": "producer",
        "new-2-agency": "jiaozuo-education",
    }
    response = admin.post(person(producer), said)
    assert response.context["refusals"] == [
        "没有名称或者代码为“教育局”的机关。是不是：焦作市教育局？",
        "有一行选了职责，没有填机关。请填机关的名称或者代码。",
        "请为“焦作市教育局”选择职责。",
    ]
    lines = response.context["posts"].lines
    assert [(line.typed, line.ticked) for line in lines] == [
        ("", ("reviewer",)),
        ("教育局", ("producer",)),
        ("", ("producer",)),
        ("jiaozuo-education", ()),
    ]
    assert (posts_of(producer), told()) == ({agency.pk: ["producer"]}, [])


def test_posts_of_other_agencies_are_not_slipped_in(admin, person, producer, other_agency):
    said = {
        "do": "posts",
        "seen": admin.get(person(producer)).context["posts"].seen,
        f"roles-{other_agency.pk}": "publisher",
        "roles-999999": "publisher",
    }
    admin.post(person(producer), said)
    assert posts_of(producer) == {}


@pytest.mark.parametrize(
    ("deed", "action"),
    [
        ({"do": "password", "asked": "1"}, "重置密码"),
        ({"do": "administrator"}, "设为系统管理员"),
        ({"do": "off", "on": "2999-01-01"}, "停用账号"),
    ],
)
def test_each_button_does_what_it_says(admin, person, producer, deed, action, told):
    admin.post(person(producer), deed)
    assert [entry[0] for entry in told()] == [action]


def test_whose_posts_nobody_takes_over_is_told(admin, person, producer, agency, other_agency):
    Post.objects.create(staff=producer, agency=other_agency, role=Role.REVIEWER)
    Post.objects.create(staff=producer, agency=other_agency, role=Role.PUBLISHER)
    make_staff("second", "第二人", posts={Role.PRODUCER: agency})
    html = words(admin.post(person(producer), {"do": "off", "on": "2999-01-01"}, follow=True))
    assert "没有人的岗位：焦作市文化局（审核、发布）。请另派人。" in html


def test_a_password_is_not_reset_by_a_slip(admin, person, producer, told):
    before = Staff.objects.get(pk=producer.pk).password
    assert "本人要求" in words(admin.post(person(producer), {"do": "password"}))
    assert Staff.objects.get(pk=producer.pk).password == before


def test_details_and_the_day_are_checked(admin, person, producer, told):
    page = admin.get(person(producer))
    said = {"do": "details", "seen": page.context["seen"], "name": "", "email": "x"}
    assert words(admin.post(person(producer), said)).count("office-wrong") == 2
    assert "office-wrong" in words(admin.post(person(producer), {"do": "off", "on": "昨天"}))
    assert "不能早于今天" in words(admin.post(person(producer), {"do": "off", "on": "2020-01-01"}))
    good = said | {"name": "张改名", "email": "z@example.gov.cn"}
    assert "资料已保存" in words(admin.post(person(producer), good, follow=True))
    assert told() == [
        (
            "修改人员资料",
            "张改名（账号 producer）\n姓名：张制作 → 张改名\n邮箱：（无） → z@example.gov.cn",
        )
    ]


def test_the_last_administrator_is_told_why_not(admin, person, administrator, told):
    for deed in ({"do": "strip"}, {"do": "off", "on": "2999-01-01"}):
        response = admin.post(person(administrator), deed)
        assert "最后一位能登录、没有停用日期的系统管理员" in words(response)
    assert told() == []


def test_who_strips_himself_leaves_the_administration(admin, person, administrator):
    other = make_staff("other", "另一位")
    admin.post(person(other), {"do": "administrator"})
    response = admin.post(person(administrator), {"do": "strip"}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("admin:index")
    assert admin.get(LIST).status_code == 403


@pytest.mark.parametrize("do", ["", "delete", "details"])
def test_only_administrators_do_anything(client, person, producer, administrator, do):
    client.force_login(producer)
    assert client.get(person(producer)).status_code == 403
    response = client.post(person(administrator), {"do": do, "name": "x"})
    assert response.status_code == 403
    assert client.post(ADD, {"username": "x", "name": "x"}).status_code == 403


def test_permissions_in_the_database_open_no_door(client, producer):
    """Django's own permissions do not count: posts and the administrator's mark do."""
    from django.contrib.auth.models import Permission

    producer.user_permissions.set(Permission.objects.all())
    client.force_login(producer)
    for page in (LIST, ADD, reverse("admin:reports_agency_changelist")):
        assert client.get(page).status_code == 403


def test_an_agency_that_is_gone_is_no_error(admin, person, producer):
    Agency.objects.create(code="a", name="甲局", kind=producer.posts.get().agency.kind).delete()
    said = {"do": "posts", "seen": admin.get(person(producer)).context["posts"].seen}
    response = admin.post(person(producer), said | {"new-0-agency": "甲局", "new-0": "producer"})
    assert "没有名称或者代码为“甲局”的机关" in words(response)
