"""Another agency's report does not exist, through whichever door one tries."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.models import TrailEntry
from tests.conftest import AT

DOORS = ("change", "history", "delete")


def addresses(report):
    name = "admin:reports_annualreport"
    return [reverse(f"{name}_{door}", args=[report.pk]) for door in DOORS]


def test_lists_show_own_agencies_only(as_staff, outsider, producer, draft, desk):
    page = reverse("admin:reports_annualreport_changelist")
    assert desk(draft) not in as_staff(outsider).get(page).content.decode()
    assert desk(draft) in as_staff(producer).get(page).content.decode()


def test_administrator_sees_all(as_staff, administrator, draft, desk):
    page = reverse("admin:reports_annualreport_changelist")
    assert desk(draft) in as_staff(administrator).get(page).content.decode()


def test_outsider_finds_no_door(as_staff, outsider, draft):
    client = as_staff(outsider)
    for address in addresses(draft):
        response = client.get(address, follow=True)
        assert draft.title not in response.content.decode(), address


@pytest.mark.parametrize("step", ["submit", "recall", "approve", "publish", "return"])
def test_outsider_takes_no_step(as_staff, outsider, draft, take_address, step):
    data = {"step": step, "version": draft.version, "reason": "x"}
    assert as_staff(outsider).post(take_address(draft), data).status_code == 404


def test_outsider_saves_nothing(as_staff, outsider, draft, desk):
    assert as_staff(outsider).post(desk(draft), {"title": "x"}).status_code == 404


def test_nobody_deletes(as_staff, administrator, producer, draft):
    address = reverse("admin:reports_annualreport_delete", args=[draft.pk])
    for person in (administrator, producer):
        assert as_staff(person).post(address, {"post": "yes"}).status_code == 403


def test_trail_is_scoped(as_staff, outsider, producer, administrator, draft):
    page = reverse("admin:reports_trailentry_changelist")
    assert "张制作" not in as_staff(outsider).get(page).content.decode()
    for person in (producer, administrator):
        assert "张制作" in as_staff(person).get(page).content.decode()


def test_trail_is_read_only(as_staff, administrator, draft):
    """Nothing answers where Django would add, change or delete; what is posted changes nothing."""
    before = list(TrailEntry.objects.values())
    client, place = as_staff(administrator), reverse("admin:reports_trailentry_changelist")
    for door in ("add/", "1/change/", "1/delete/", "1/history/"):
        assert client.post(place + door, {"reason": "x"}).status_code == 404, door
    client.post(place, {"reason": "x", "action": "delete_selected", "_selected_action": "1"})
    client.post(f"{place}1/", {"reason": "x"})
    assert list(TrailEntry.objects.values()) == before


PLACES = ("agency", "agencykind", "rulesetting", "site", "staff", "wording")


@pytest.mark.parametrize("model", PLACES)
def test_only_the_administrator_manages(as_staff, producer, administrator, model):
    page = reverse(f"admin:reports_{model}_changelist")
    assert as_staff(producer).get(page).status_code == 403
    assert as_staff(administrator).get(page).status_code == 200


def test_autocomplete_is_closed(as_staff, producer, administrator, other_agency):
    query = {"app_label": "reports", "model_name": "annualreport", "field_name": "agency"}
    page = reverse("admin:autocomplete")
    for person in (producer, administrator):
        assert as_staff(person).get(page, query).status_code == 404


def test_list_of_reports_costs_the_same_for_many(
    as_staff, producer, draft, other_agency, django_assert_num_queries
):
    client = as_staff(producer)
    page = reverse("admin:reports_annualreport_changelist")
    with django_assert_num_queries(8):
        client.get(page)
    for year in (2019, 2020, 2021, 2022):
        open_report(agency=draft.agency, year=year, act=Act(producer, AT))
    with django_assert_num_queries(8):
        client.get(page)


def test_the_shortcut_to_the_site_tells_nothing(as_staff, outsider, administrator, draft):
    kind = ContentType.objects.get_for_model(type(draft)).pk
    for person in (outsider, administrator):
        assert as_staff(person).get(f"/admin/r/{kind}/{draft.pk}/").status_code == 404


def test_the_code_of_an_agency_with_reports_stays(as_staff, administrator, draft):
    address = reverse("admin:reports_agency_change", args=[draft.agency_id])
    said = {"code": "another", "name": draft.agency.name, "kind": draft.agency.kind_id}
    as_staff(administrator).post(address, said)
    draft.agency.refresh_from_db()
    assert draft.agency.code == "jiaozuo-education"


@pytest.mark.parametrize(("proxy", "address"), [(True, "10.0.0.9"), (False, "127.0.0.1")])
def test_whence_a_request_came(as_staff, producer, draft, take_address, settings, proxy, address):
    settings.BEHIND_PROXY = proxy
    as_staff(producer).post(
        take_address(draft),
        {"step": "submit", "version": draft.version},
        headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.9"},
    )
    assert TrailEntry.objects.last().address == address
