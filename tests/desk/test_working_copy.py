"""The quiet autosave: kept for one person, loaded again, merged, given up; no content, no trail."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk.form import as_typed
from reports.models import AnnualReport, Role, TrailEntry, WorkingCopy
from tests.conftest import AT, make_staff
from tests.desk.test_merge import LICENCES, PENALTIES, with_figures
from tests.desk.test_report_pages import typed

RECEIVED = "applications/received/natural_person"
BUSINESS = "applications/received/business"
TOTAL = "applications/received/total"


def address(report, name: str = "working") -> str:
    return reverse(f"admin:reports_annualreport_{name}", args=[report.pk])


@pytest.fixture
def keep(as_staff, producer, draft):
    """The browser's autosave of some fields, on what the producer opened."""
    opened = to_document(draft)

    def send(fields: dict, *, by=producer, **said):
        data = {"version": draft.version, "opened": opened.digest} | fields | said
        return as_staff(by).post(address(draft), data)

    return send


@pytest.fixture
def colleague(agency):
    return make_staff("colleague", "同事", posts={Role.PRODUCER: agency})


@pytest.fixture
def save_meanwhile(colleague, draft):
    def save(figures: dict | None = None, **texts) -> None:
        report = AnnualReport.objects.get(pk=draft.pk)
        document = with_figures(to_document(report), figures or {})
        document = replace(document, texts=document.texts | texts)
        store(document, report=report, version=report.version, act=Act(colleague, AT))

    return save


def form_of(client, report, desk):
    return client.get(desk(report)).context["form"]


def shown(client, report, desk) -> dict[str, str]:
    """What the fields of the page hold, unlike the report."""
    form = form_of(client, report, desk)
    now = as_typed(to_document(AnnualReport.objects.get(pk=report.pk)))
    return {name: form[name].value() for name in now if form[name].value() != now[name]}


def test_typing_is_kept_and_loaded_again(as_staff, producer, draft, desk, keep):
    response = keep({LICENCES: "三", "problems": "写到一半"})
    assert set(response.json()) == {"at"}
    client = as_staff(producer)
    assert shown(client, draft, desk) == {LICENCES: "三", "problems": "写到一半"}
    page = client.get(desk(draft)).content.decode()
    assert "自动保存、还没有存入报告的内容，共 2 处" in page
    assert "恢复到上次保存" in page
    assert form_of(client, draft, desk).stored() == {
        LICENCES: as_typed(to_document(draft))[LICENCES],
        "problems": draft.problems,
    }


def test_it_is_neither_the_reports_content_nor_on_the_trail(keep, draft):
    before = to_document(draft), TrailEntry.objects.count(), draft.version
    keep({"problems": "写到一半"})
    draft.refresh_from_db()
    assert (to_document(draft), TrailEntry.objects.count(), draft.version) == before


def test_typed_back_it_is_forgotten(keep):
    keep({LICENCES: "3"})
    keep({LICENCES: "3", "problems": "又写"})
    assert [set(copy.fields) for copy in WorkingCopy.objects.all()] == [{LICENCES, "problems"}]
    keep({})
    assert not WorkingCopy.objects.exists()


def test_only_fields_of_the_form_are_kept(keep):
    keep({LICENCES: "3\0", "status": "published", "csrfmiddlewaretoken": "x"})
    assert WorkingCopy.objects.get().fields == {LICENCES: "3"}


def test_saving_removes_it(as_staff, producer, draft, desk, keep):
    keep({"problems": "写到一半"})
    document = to_document(draft)
    data = typed(document, version=draft.version, opened=document.digest, problems="写完了。")
    as_staff(producer).post(desk(draft), data)
    assert not WorkingCopy.objects.exists()


def test_it_is_given_up_on_request(as_staff, producer, draft, desk, keep):
    keep({"problems": "写到一半"})
    response = as_staff(producer).post(address(draft, "forget"), follow=True)
    assert "已恢复到上次保存的内容。" in response.content.decode()
    assert shown(as_staff(producer), draft, desk) == {}
    assert not WorkingCopy.objects.exists()


def test_what_others_saved_meanwhile_is_merged_in(
    as_staff, producer, draft, desk, keep, save_meanwhile
):
    """Loaded on what is saved now, totals computed anew: saving it asks nothing."""
    keep({BUSINESS: "2", TOTAL: "3", "problems": f"{draft.problems}我加一句。"})
    save_meanwhile({RECEIVED: 4, TOTAL: 4})
    client = as_staff(producer)
    assert shown(client, draft, desk) == {
        BUSINESS: "2",
        TOTAL: "6",
        "problems": f"{draft.problems}我加一句。",
    }
    draft.refresh_from_db()
    form = form_of(client, draft, desk)
    assert (form["version"].value(), form["opened"].value()) == (
        draft.version,
        to_document(draft).digest,
    )


def test_what_both_changed_is_asked_when_it_is_saved(
    as_staff, producer, draft, desk, keep, save_meanwhile
):
    """It is loaded as it was left, on what was opened then."""
    keep({LICENCES: "9"})
    save_meanwhile({LICENCES: 7, PENALTIES: 5})
    client = as_staff(producer)
    page = client.get(desk(draft))
    form = page.context["form"]
    data = {field.name: field.value() for field in form}
    assert "您保存时会合并" in page.content.decode()
    assert (data[LICENCES], data["version"]) == ("9", draft.version)
    asked = client.post(desk(draft), data)
    assert asked.status_code == 409
    assert asked.content.decode().count(f'type="radio" name="{LICENCES}"') == 2
    assert f'type="radio" name="{PENALTIES}"' not in asked.content.decode()


def test_what_the_report_says_by_now_is_not_loaded(
    as_staff, producer, draft, desk, keep, save_meanwhile
):
    keep({LICENCES: "9"})
    save_meanwhile({LICENCES: 9})
    page = as_staff(producer).get(desk(draft)).content.decode()
    assert "恢复到上次保存" not in page


def test_an_unknown_or_forged_base_overwrites_nothing(
    as_staff, producer, draft, desk, keep, save_meanwhile
):
    keep({LICENCES: "9"}, opened="0" * 64, version="x")
    save_meanwhile({LICENCES: 7})
    client = as_staff(producer)
    data = {field.name: field.value() for field in form_of(client, draft, desk)}
    assert client.post(desk(draft), data).status_code == 409


def test_nobody_else_sees_it(
    as_staff, producer, colleague, reviewer, publisher, administrator, draft, desk, keep
):
    keep({"problems": "只有我写的"})
    for person in (colleague, reviewer, publisher, administrator):
        page = as_staff(person).get(desk(draft)).content.decode()
        assert "只有我写的" not in page, person
    assert "只有我写的" in as_staff(producer).get(desk(draft)).content.decode()


def test_nobody_else_gives_it_up_or_writes_over_it(
    as_staff, colleague, administrator, reviewer, draft, keep
):
    keep({"problems": "只有我写的"})
    for person in (colleague, administrator, reviewer):
        as_staff(person).post(address(draft, "forget"))
    keep({"problems": "同事写的"}, by=colleague)
    own = {copy.staff.username: copy.fields["problems"] for copy in WorkingCopy.objects.all()}
    assert own == {"producer": "只有我写的", "colleague": "同事写的"}


@pytest.mark.parametrize(
    ("who", "status"), [("outsider", 404), ("reviewer", 409), ("administrator", 409)]
)
def test_who_may_not_edit_keeps_nothing(request, keep, who, status):
    response = keep({"problems": "x"}, by=request.getfixturevalue(who))
    assert response.status_code == status
    assert not WorkingCopy.objects.exists()


def test_outsiders_find_no_door(as_staff, outsider, draft, client):
    for name in ("working", "forget"):
        assert as_staff(outsider).post(address(draft, name)).status_code == 404
        assert reverse("admin:login") in client.post(address(draft, name)).url


def test_reading_the_addresses_changes_nothing(as_staff, producer, draft, desk, keep):
    keep({"problems": "写到一半"})
    for name in ("working", "forget"):
        assert as_staff(producer).get(address(draft, name)).url == desk(draft)
    assert WorkingCopy.objects.exists()


def test_a_report_that_went_on_takes_no_typing(as_staff, producer, report_in_review):
    response = as_staff(producer).post(address(report_in_review), {"problems": "x"})
    assert response.status_code == 409
    assert "审核中" in response.json()["refusal"]


def test_it_goes_once_the_report_is_published(producer, blank_draft, published_report):
    """`tick` clears away what a colleague left unsaved; what may come back to its maker stays."""
    said = {"staff": producer, "version": 1, "opened": "", "fields": {}, "at": AT}
    WorkingCopy.objects.create(report=published_report, **said)
    other = open_report(agency=blank_draft.agency, year=2022, act=Act(producer, AT))
    WorkingCopy.objects.create(report=other, **said)
    call_command("tick", stdout=StringIO())
    assert [copy.report for copy in WorkingCopy.objects.all()] == [other]
