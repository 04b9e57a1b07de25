"""What each page costs in queries: a number written down, the same with five agencies and posts as
with two hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.archive import trail
from reports.models import Agency, Post, Role, Staff
from tests.conftest import make_staff

# Of each: the session, the person, whether he may begin a report (asked by Django's frame), and
# what the page itself asks.
PAGES = {
    "admin:index": 6,
    "admin:reports_annualreport_changelist": 7,
    "admin:reports_staff_changelist": 6,
    "admin:reports_staff_change": 9,
    "admin:reports_staff_add": 3,
    "admin:reports_agency_changelist": 6,
    "admin:reports_agency_change": 14,
    "admin:reports_agency_add": 5,
    "admin:reports_agency_delete": 8,
    "admin:reports_agency_list": 4,
    "admin:reports_agency_export": 4,
    "admin:reports_agencykind_changelist": 4,
    "admin:reports_rulesetting_changelist": 8,
    "admin:reports_wording_changelist": 4,
    "admin:reports_site_changelist": 4,
    "admin:reports_trailentry_changelist": 6,
    "admin:reports_trailentry_entry": 4,
}
SEARCHES = {
    "admin:reports_agency_changelist": ("q", "局"),
    "admin:reports_staff_changelist": ("q", "局"),
    "admin:reports_trailentry_changelist": ("agency", "局"),
}


@pytest.fixture
def grow(kind, act):
    """More agencies under the first, more people, all posts with one of them."""
    first = Agency.objects.create(code="first", name="第一局", kind=kind)
    busy = make_staff("busy", "人最忙")

    def to(count: int) -> None:
        for n in range(Agency.objects.count(), count):
            agency = Agency.objects.create(
                code=f"a{n}", name=f"第{n}号局", kind=kind, parent=first if n % 3 else None
            )
            other = make_staff(f"p{n}", f"某{n}")
            Post.objects.create(staff=busy, agency=agency, role=Role.PRODUCER)
            Post.objects.create(staff=busy, agency=agency, role=Role.REVIEWER)
            Post.objects.create(staff=other, agency=first, role=Role.PUBLISHER)
            trail.record_office("修改机关", act=act, said=agency.name)

    return to


def address(name: str) -> str:
    arguments = {
        "admin:reports_staff_change": lambda: [Staff.objects.get(username="busy").pk],
        "admin:reports_agency_change": lambda: [Agency.objects.get(code="first").pk],
        "admin:reports_agency_delete": lambda: [Agency.objects.get(code="first").pk],
        "admin:reports_trailentry_entry": lambda: [1],
    }
    return reverse(name, args=arguments.get(name, list)())


def costs(client) -> dict[str, int]:
    found = {}
    for name in PAGES:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(name)).status_code == 200, name
        found[name] = len(asked)
    for name, (parameter, value) in SEARCHES.items():
        with CaptureQueriesContext(connection) as asked:
            client.get(address(name), {parameter: value})
        found[f"{name}?{parameter}"] = len(asked)
    return found


@pytest.mark.slow
def test_no_page_costs_more_with_two_hundred(admin, grow):
    grow(5)
    admin.get(address("admin:index"))  # the session notes when it began
    few = costs(admin)
    assert {name: few[name] for name in PAGES} == PAGES
    grow(200)
    assert costs(admin) == few


@pytest.mark.slow
def test_setting_posts_costs_the_same_for_many(admin, grow, django_assert_max_num_queries):
    """Saved as they stand, two hundred agencies at once."""
    grow(200)
    busy = Staff.objects.get(username="busy")
    page = address("admin:reports_staff_change")
    posts = admin.get(page).context["posts"]
    said = {"do": "posts", "seen": posts.seen}
    said |= {line.key: list(line.ticked) for line in posts.lines if line.agency}
    with django_assert_max_num_queries(20):
        assert admin.post(page, said).status_code == 302
    assert busy.posts.count() == 398
    said[posts.lines[0].key] = []
    assert admin.post(page, said).status_code == 302
    assert busy.posts.count() == 396
