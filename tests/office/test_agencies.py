"""Agencies as a tree, and what an administrator does to one of them."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from reports.accounts.posts import posts_of
from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind, Post, Role
from reports.office import agencies
from reports.office.agency_tree import tree, unfold
from tests.conftest import AT, make_staff

LIST, ADD = reverse("admin:reports_agency_changelist"), reverse("admin:reports_agency_add")


@pytest.fixture
def family(kind):
    """A city with two districts, one of them with an office; a stranger beside it."""
    first = AgencyKind.objects.create(name="市县政府", order=1)
    said = (
        ("city", "某市人民政府", first, None),
        ("b", "乙区人民政府", first, "city"),
        ("a", "甲区人民政府", first, "city"),
        ("a-1", "甲区教育局", kind, "a"),
        ("c", "市教育局", kind, "city"),
        ("z", "别处的局", kind, None),
    )
    made = {}
    for code, name, of, parent in said:
        made[code] = Agency.objects.create(code=code, name=name, kind=of, parent=made.get(parent))
    return made


def page(agency, name="change"):
    return reverse(f"admin:reports_agency_{name}", args=[agency.pk])


def drawn(nodes, level=0):
    return [
        line
        for node in nodes
        for line in ["  " * level + node.agency.code, *drawn(node.children, level + 1)]
    ]


def test_everyone_stands_under_its_parent(family):
    assert drawn(tree()) == ["city", "  a", "    a-1", "  b", "  c", "z"]


@pytest.mark.django_db
@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_every_agency_is_in_the_tree_once(parents):
    """Even in a database in which parents run in a ring."""
    kind, _ = AgencyKind.objects.get_or_create(name="市直部门")
    Agency.objects.update(parent=None)
    Agency.objects.all().delete()
    made = Agency.objects.bulk_create(
        Agency(code=f"a{n}", name=f"第{n}局", kind=kind) for n in range(12)
    )
    for agency, parent in zip(made, parents, strict=True):
        if made[parent].pk != agency.pk:
            Agency.objects.filter(pk=agency.pk).update(parent=made[parent])
    codes = [line.strip() for line in drawn(tree())]
    assert sorted(codes) == sorted(f"a{n}" for n in range(12))


def test_a_page_holds_what_fits(family):
    roots = tree()
    unfold(roots, most=5)
    shown = {node.agency.code: len(node.shown) for root in roots for node in root.below()}
    assert shown == {"city": 3, "a": 0, "a-1": 0, "b": 0, "c": 0, "z": 0}
    unfold(roots, most=6)
    assert [len(node.shown) for node in roots[0].children] == [1, 0, 0]


@pytest.mark.slow
def test_a_thousand_floors_are_shown_a_few_at_a_time(admin, kind):
    """Nobody has so many, but a list can be entered that says so: the page must still open."""
    made = Agency.objects.bulk_create(
        Agency(code=f"a{n}", name=f"第{n}局", kind=kind) for n in range(1500)
    )
    for above, agency in pairwise(made):
        agency.parent = above
    Agency.objects.bulk_update(made, ["parent"], batch_size=500)
    (root,) = tree()
    assert [node.agency.code for node in root.below()] == [f"a{n}" for n in range(1500)]
    html = admin.get(LIST).content.decode()
    assert "第7局" in html and "第8局" not in html and "?under=a7" in html
    assert "第8局" in admin.get(LIST, {"under": "a7"}).content.decode()
    assert "第1499局" in admin.get(LIST, {"q": "1499"}).content.decode()


def test_the_page_says_who_is_lacking(admin, family):
    make_staff("p", "张制作", posts={Role.PRODUCER: family["a-1"]})
    gone = make_staff("r", "李已走", posts={Role.REVIEWER: family["a-1"]})
    gone.is_active = False
    gone.save()
    nodes = {n.agency.code: n for root in tree() for n in root.below()}
    assert nodes["a-1"].lacking == ["审核", "发布"]
    html = admin.get(LIST).content.decode()
    assert "缺审核" in html and "没有人员" in html
    found = admin.get(LIST, {"q": "甲区", "lacking": "1"}).context["page"]
    assert [node.agency.code for node in found] == ["a", "a-1"]
    assert "某市人民政府 › " in admin.get(LIST, {"q": "a-1"}).content.decode()
    under = admin.get(LIST, {"under": "city"}).context["page"]
    assert [node.agency.code for node in under] == ["a", "b", "c"]


def test_a_new_agency(admin, family, told, kind):
    said = {"name": "乙区民政局", "code": "b-1", "kind": kind.pk, "parent": "乙区人民政府"}
    html = admin.post(ADD, said, follow=True).content.decode()
    assert "已新增“乙区民政局”" in html
    assert Agency.objects.get(code="b-1").parent == family["b"]
    assert told() == [
        ("新增机关", "乙区民政局（代码 b-1）\n类别：市直部门\n上级机关：乙区人民政府")
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"code": "a"}, "已存在"),
        ({"code": "有空 格"}, "连字符"),
        ({"name": "甲区教育局"}, "已存在"),
        ({"kind": ""}, "必填"),
        ({"parent": "区人民政府"}, "是不是："),
        ({"parent": "没有的"}, "没有名称或者代码为“没有的”的机关"),
    ],
)
def test_an_agency_that_does_not_fit(admin, family, kind, told, wrong, sentence):
    said = {"name": "乙区民政局", "code": "b-1", "kind": kind.pk, "parent": ""}
    response = admin.post(ADD, said | wrong)
    assert response.status_code == 400 and sentence in response.content.decode()
    assert told() == []


def test_a_person_is_posted_from_the_agencys_page(admin, family, told):
    staff = make_staff("1001", "张制作", posts={Role.PRODUCER: family["a"]})
    make_staff("1002", "李同名"), make_staff("1003", "李同名")
    page_of_a = page(family["a"])

    def refused(person, *roles):
        said = {"do": "post", "person": person, "roles": roles}
        response = admin.post(page_of_a, said)
        assert response.status_code == 400 and response.context["typed"] == person
        (sentence,) = response.context["refusals"]
        return sentence

    assert refused("", "producer") == "请填人员的账号或者姓名。"
    assert "没有账号或者姓名为“王五”的人员" in refused("王五", "producer")
    assert refused("李同名", "reviewer").endswith("请填账号：1002、1003。")
    assert refused("张制作", "everything") == "请为张制作选择职责。"
    assert refused("张制作", "producer") == "张制作在“甲区人民政府”已经有这些岗位。"
    assert told() == []
    for person, role in (("张制作", "reviewer"), ("1003", "publisher")):
        said = {"do": "post", "person": person, "roles": role}
        assert "已保存，立即生效" in admin.post(page_of_a, said, follow=True).content.decode()
    assert posts_of(staff) == {family["a"].pk: ["producer", "reviewer"]}
    people = admin.get(page_of_a).context["people"]
    assert [(one.username, roles) for one, roles in people] == [
        ("1001", "制作、审核"),
        ("1003", "发布"),
    ]
    assert told()[0] == (
        "调整岗位",
        "张制作（账号 1001）\n甲区人民政府：制作 → 制作、审核",
    )


def test_a_code_taken_a_moment_ago(family, kind, act):
    agency = Agency(code="z", name="新局", kind=kind)
    with pytest.raises(Refused, match="刚被别的机关使用"):
        agencies.add(agency, act=act)


def form(admin, agency):
    response = admin.get(page(agency))
    shown = response.context["form"]
    said = {name: shown[name].value() for name in shown.fields}
    return {k: v for k, v in said.items() if v not in (None, False)} | {
        "seen": response.context["seen"]
    }


def test_a_change_is_told_with_what_was(admin, family, told):
    said = form(admin, family["a-1"])
    admin.post(page(family["a-1"]), said | {"parent": "b", "two_people": "on"})
    assert told() == [
        (
            "修改机关",
            "甲区教育局（代码 a-1）\n上级机关：甲区人民政府 → 乙区人民政府\n"
            "审核人可以兼发布：否 → 是",
        )
    ]
    again = admin.post(page(family["a-1"]), said | {"name": "又改"})
    assert "已被他人改动" in again.content.decode() and len(told()) == 1


@pytest.mark.parametrize("above", ["city", "a", "a-1"])
def test_no_ring(admin, family, told, above):
    said = form(admin, family["city"])
    response = admin.post(page(family["city"]), said | {"parent": above})
    assert response.status_code == 400
    assert Agency.objects.get(code="city").parent is None
    assert told() == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_at_once_close_no_ring(administrator):
    kind = AgencyKind.objects.create(name="市直部门")
    two = [Agency.objects.create(code=code, name=code, kind=kind) for code in "ab"]
    marks = [mark(agencies.state_of(agency)) for agency in two]

    def put_under(n: int) -> str:
        try:
            two[n].parent = two[1 - n]
            agencies.amend(two[n], seen=marks[n], act=Act(administrator, AT))
            return "done"
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(put_under, range(2))) == ["done", "refused"]
    assert Agency.objects.filter(parent=None).count() == 1


def test_the_code_stays_once_there_is_a_report(admin, draft, told):
    agency = draft.agency
    said = form(admin, agency) | {"code": "another", "kind": agency.kind_id, "name": "改名局"}
    admin.post(page(agency), said)
    agency.refresh_from_db()
    assert (agency.code, agency.name) == ("jiaozuo-education", "改名局")
    agency.code = "another"
    before = mark(agencies.state_of(Agency.objects.get(pk=agency.pk)))
    with pytest.raises(Refused, match="不能更改代码"):
        agencies.amend(agency, seen=before, act=Act(draft.agency.posts.first().staff, AT))


def test_only_what_nothing_hangs_on_is_removed(admin, family, told):
    Post.objects.create(staff=make_staff("p", "张制作"), agency=family["z"], role=Role.PRODUCER)
    for code, why in (("a", "下级机关"), ("z", "人员岗位")):
        html = admin.post(page(family[code], "delete")).content.decode()
        assert why in html and Agency.objects.filter(code=code).exists()
    assert "将删除“市教育局”" in admin.get(page(family["c"], "delete")).content.decode()
    assert Agency.objects.filter(code="c").exists()
    admin.post(page(family["c"], "delete"))
    assert not Agency.objects.filter(code="c").exists()
    assert told() == [("删除机关", "市教育局（代码 c）")]


def test_an_agency_with_a_report_is_not_removed(admin, draft):
    html = admin.post(page(draft.agency, "delete")).content.decode()
    assert "报告、人员岗位，不能删除" in html
