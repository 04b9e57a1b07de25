"""No English word on any page of the back office: every address that Django's resolver knows below
/admin/ is opened by an administrator, a producer, a reviewer and a publisher."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.sites import AdminSite
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import store, to_document
from reports.desk import previews, remarks
from reports.desk.taking import take
from reports.models import Agency, AnnualReport, Role, RuleSetting, Staff, Threshold, TrailEntry
from tests.conftest import AT, make_staff, sound_document
from tests.desk.english import english

NOT_PAGES = {"jsi18n"}  # a catalogue for scripts


@pytest.fixture
def office(db, kind) -> dict[str, Staff]:
    """Reports in several states, with findings, remarks and a preview, of people and an agency
    whose names have no letters."""
    agency = Agency.objects.create(code="0391", name="焦作市教育局", kind=kind)
    people = {
        role.value: make_staff(f"100{n}", name, posts={role: agency})
        for n, (role, name) in enumerate(zip(Role, ("张制作", "李审核", "王发布"), strict=True))
    }
    producer, reviewer = people["producer"], people["reviewer"]
    report = open_report(agency=agency, year=2022, act=Act(producer, AT))
    report = store(
        sound_document(agency=agency.name, year=2022),
        report=report,
        version=report.version,
        act=Act(producer, AT),
    )
    take("submit", report=report, version=report.version, act=Act(producer, AT))
    remarks.make("请核对。", report=report, place="problems", act=Act(reviewer, AT))
    previews.make("市长", report=report, days=3, act=Act(producer, timezone.now()))
    draft = open_report(agency=agency, year=2023, act=Act(producer, AT))
    document = to_document(draft)
    document.figures["applications"]["received", "total"] = 9
    store(document, report=draft, version=draft.version, act=Act(producer, AT))
    RuleSetting.objects.create(rule="cell.missing", severity="warning")
    Threshold.objects.create(name="jump_factor", value=7)
    people["administrator"] = Staff.objects.create_superuser("1009", name="管理员", password="x")
    return people


def patterns(resolver: URLResolver, before: str = "/") -> list[tuple[str, URLPattern]]:
    """Every address below a resolver, with what stands before it."""
    found = []
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).lstrip("^")
        found += (
            patterns(pattern, route) if isinstance(pattern, URLResolver) else [(route, pattern)]
        )
    return found


def addresses() -> list[str]:
    """One or more addresses for every pattern below /admin/: of each report, person, agency."""
    keys = {
        "annualreport": list(AnnualReport.objects.values_list("pk", flat=True)),
        "staff": list(Staff.objects.values_list("pk", flat=True)),
        "agency": list(Agency.objects.values_list("pk", flat=True)),
    }
    values = {"code": ["0391"], "number": [TrailEntry.objects.last().pk], "name": ["desk"]}
    found = []
    for route, pattern in patterns(get_resolver()):
        if not route.startswith("/admin/") or pattern.name in NOT_PAGES or "(?P<" in route:
            continue
        whole, choices = route, [route]
        for parameter in pattern.pattern.converters:
            model = next((name for name in keys if f"/reports/{name}/" in whole), "")
            put = values.get(parameter) or keys.get(model) or [1]
            choices = [_filled(one, parameter, value) for one in choices for value in put]
        found += choices
    return found


def _filled(route: str, parameter: str, value: object) -> str:
    start = max(route.find(f":{parameter}>"), route.find(f"<{parameter}>"))
    begin, end = route.rindex("<", 0, start + 1), route.index(">", start) + 1
    return f"{route[:begin]}{value}{route[end:]}"


def test_the_walk_reaches_every_place(office):
    """A resolver that hides an address from the walk would hide its words."""
    found = addresses()
    assert isinstance(site, AdminSite)
    for model in ("staff", "agency", "agencykind", "rulesetting", "wording", "site", "trailentry"):
        assert f"/admin/reports/{model}/" in found, model
    assert not [address for address in found if "<" in address]
    assert len(found) > 30


@pytest.mark.slow
@pytest.mark.parametrize("who", ["administrator", "producer", "reviewer", "publisher", "nobody"])
def test_no_english_word(office, who):
    client, opened, words = Client(), 0, {}
    for address in addresses():
        if address.startswith("/admin/logout"):
            continue
        if who != "nobody":
            client.force_login(office[who])
        response = client.get(address)
        if response.status_code in (200, 403, 404) and "html" in response["Content-Type"]:
            opened += response.status_code == 200
            words |= {f"{address}: {word}": 1 for word in english(response.content.decode())}
        if response.streaming:
            b"".join(response.streaming_content)  # and the file is closed
    assert list(words) == []
    assert opened >= (1 if who == "nobody" else 10)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>报告 draft</p>", ["报告 draft"]),
        ("<p>报告</p><script>draft</script><code>draft</code>", []),
        ('<span translate="no">draft <b>draft</b></span> hash', ["hash"]),
        ('<input type="submit" value="Save"><input type="text" value="x y">', ["Save"]),
        ('<a title="Close" href="http://x">关闭</a><br>下载 PDF、CSV', ["Close"]),
        ('<div hidden translate="no"><br>x</div><p>Please</p>', ["Please"]),
    ],
)
def test_what_counts_as_english(html, found):
    assert english(html) == found


def test_no_address_of_djangos_own_forms(office):
    """The administrators' places have no other addresses than those they state themselves."""
    for model in (Agency, Staff, RuleSetting):
        place = site.get_model_admin(model)
        stated = {own.route for own in place.pages()}
        assert {str(one.pattern) for one in place.get_urls()} == stated
    with pytest.raises(NoReverseMatch):
        from django.urls import reverse

        reverse("admin:reports_staff_history", args=[1])
