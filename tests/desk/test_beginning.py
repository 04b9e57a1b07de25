"""Beginning a report: a sole agency needs no choice, many are searched, what exists is linked."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml.html import fromstring

from reports.desk.beginning import FEW
from reports.models import Agency, AnnualReport, Post, Role
from tests.conftest import make_staff

ADD = "admin:reports_annualreport_add"
LAST_YEAR = timezone.localdate().year - 1


def field(response, name: str = "agency"):
    (found,) = fromstring(response.content.decode()).xpath(f"//*[@name='{name}']")
    return found


@pytest.fixture
def busy(kind):
    """A producer of more agencies than one chooses from a list."""
    staff = make_staff("busy", "忙人")
    for n in range(FEW + 1):
        agency = Agency.objects.create(code=f"a{n:02}", name=f"第{n:02}局", kind=kind)
        Post.objects.create(staff=staff, agency=agency, role=Role.PRODUCER)
    return staff


def test_a_sole_agency_is_chosen_already(as_staff, producer, agency, other_agency):
    options = field(as_staff(producer).get(reverse(ADD))).findall("option")
    assert [(o.get("value"), o.get("selected")) for o in options] == [(str(agency.pk), "selected")]


def test_a_few_are_a_list(as_staff, producer, agency, other_agency):
    Post.objects.create(staff=producer, agency=other_agency, role=Role.PRODUCER)
    client = as_staff(producer)
    options = field(client.get(reverse(ADD))).findall("option")
    assert [o.text for o in options] == ["请选择", str(other_agency), str(agency)]
    chosen = field(client.get(reverse(ADD), {"agency": agency.pk}))
    assert [o.text for o in chosen.findall("option") if o.get("selected")] == [str(agency)]


def test_many_are_searched(as_staff, busy, agency):
    client = as_staff(busy)
    response = client.get(reverse(ADD), {"agency": Agency.objects.get(code="a03").pk})
    assert (field(response).tag, field(response).get("value")) == ("input", "第03局")
    offered = fromstring(response.content.decode()).xpath("//datalist[@id='agencies']/option")
    assert [o.get("value") for o in offered] == [f"第{n:02}局" for n in range(FEW + 1)]


@pytest.mark.parametrize("typed", ["第07局", " a07 ", "key"])
def test_what_was_typed_is_found(as_staff, busy, typed):
    wanted = Agency.objects.get(code="a07")
    said = {"agency": wanted.pk if typed == "key" else typed, "year": LAST_YEAR}
    response = as_staff(busy).post(reverse(ADD), said)
    report = AnnualReport.objects.get()
    assert (report.agency, report.year) == (wanted, LAST_YEAR)
    assert response.url == reverse("admin:reports_annualreport_change", args=[report.pk])


@pytest.mark.parametrize("typed", ["焦作市教育局", "jiaozuo-education", "key", "没有的局", ""])
def test_another_agency_is_not_found(as_staff, busy, agency, typed):
    said = {"agency": agency.pk if typed == "key" else typed, "year": LAST_YEAR}
    response = as_staff(busy).post(reverse(ADD), said)
    assert response.status_code == 200
    assert response.context["form"].errors["agency"]
    assert not AnnualReport.objects.exists()


def test_what_exists_is_one_click_away(as_staff, producer, draft):
    said = {"agency": draft.agency_id, "year": draft.year}
    response = as_staff(producer).post(reverse(ADD), said)
    door = reverse("admin:reports_annualreport_change", args=[draft.pk])
    assert f'年度报告已经存在，请<a href="{door}">打开这份报告</a>。' in response.content.decode()


def test_who_produces_nowhere_begins_nothing(as_staff, reviewer):
    assert as_staff(reviewer).get(reverse(ADD)).status_code == 403


@pytest.mark.parametrize("number", [20, 300])
def test_it_costs_the_same_for_many_agencies(as_staff, kind, number, django_assert_num_queries):
    staff = make_staff("busy", "忙人")
    agencies = Agency.objects.bulk_create(
        Agency(code=f"b{n}", name=f"第{n}局", kind=kind) for n in range(number)
    )
    Post.objects.bulk_create(
        Post(staff=staff, agency=agency, role=Role.PRODUCER) for agency in agencies
    )
    client = as_staff(staff)
    with django_assert_num_queries(6):
        client.get(reverse(ADD))
