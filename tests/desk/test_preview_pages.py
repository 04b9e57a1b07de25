"""The preview in the admin, and the links for people without an account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reports.archive.act import Act
from reports.archive.opening import open_report
from reports.archive.store import to_document
from reports.desk import previews
from reports.desk.taking import take
from reports.models import PreviewLink, Site, TrailEntry, public_notes
from tests.conftest import AT

PEOPLE = ("producer", "reviewer", "publisher", "administrator")
NOTICE = "预览，尚未发布"
HEADERS = (True, "noindex, nofollow, noarchive", "no-referrer")


@pytest.fixture
def address():
    def at(report, name="previews", *rest):
        return reverse(f"admin:reports_annualreport_{name}", args=[report.pk, *rest])

    return at


@pytest.fixture
def link(report_in_review, producer):
    return previews.make("市长", report=report_in_review, days=3, act=Act(producer, timezone.now()))


def public(token: str):
    return Client().get(reverse("preview", args=[token]))


def headers(response) -> tuple[bool, str, str]:
    """Whether it may be kept on the way, found by search, and told to the next page."""
    sent = response.headers
    kept = {"no-store", "private"} - set(sent["Cache-Control"].split(", "))
    return not kept, sent["X-Robots-Tag"], sent["Referrer-Policy"]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", ["blank_draft", "draft", "report_in_review", "approved_report"])
def test_its_people_see_it_as_it_will_look(request, as_staff, address, state, who):
    report = request.getfixturevalue(state)
    response = as_staff(request.getfixturevalue(who)).get(address(report, "preview"))
    html = response.content.decode()
    assert (response.status_code, headers(response)) == (200, HEADERS)
    assert NOTICE in html
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html
    assert [t for t in to_document(report).texts.values() if t not in html] == []
    assert "下载" not in html
    assert "canonical" not in html


def test_after_publication_there_is_the_page_itself(as_staff, producer, published_report, address):
    response = as_staff(producer).get(address(published_report, "preview"))
    assert (response.status_code, response.url) == (302, published_report.get_absolute_url())


def test_a_link_opens_the_same_page_without_an_account(
    as_staff, producer, report_in_review, address, link
):
    inside = as_staff(producer).get(address(report_in_review, "preview"))
    outside = public(link.token)
    assert outside.content == inside.content
    assert (outside.status_code, headers(outside)) == (200, HEADERS)
    assert "Set-Cookie" not in outside.headers


def test_a_link_shows_what_the_report_says_now(link, report_in_review):
    type(report_in_review).objects.update(problems="刚改的一段。")
    assert "刚改的一段。" in public(link.token).content.decode()


def test_what_will_be_explained_to_the_public_is_shown(link, report_in_review, reviewer):
    report_in_review.judgements.create(
        fingerprint="x",
        rule="x",
        message="不符",
        kind="overridden",
        explanation="上级要求如此填写。",
        public=True,
        by=reviewer,
        at=AT,
    )
    assert ["上级要求如此填写。" in note for note in public_notes(report_in_review)] == [True]
    assert "上级要求如此填写。" in public(link.token).content.decode()


def test_a_link_only_reads(link):
    assert Client().post(reverse("preview", args=[link.token])).status_code == 405


@pytest.mark.parametrize("token", ["x", "a" * 43, "%E9%A2%84"])
def test_an_unknown_link_is_not_found(link, report_in_review, token):
    response = public(token)
    assert (response.status_code, headers(response)) == (404, HEADERS)
    assert "没有这个预览链接" in response.content.decode()
    assert report_in_review.title not in response.content.decode()


def closed(response, sentence: str, report) -> bool:
    html = response.content.decode()
    return response.status_code == 410 and sentence in html and report.problems not in html


def test_an_expired_link_says_so(link, report_in_review):
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert closed(public(link.token), "已经过期", report_in_review)


def test_a_revoked_link_says_so(as_staff, reviewer, link, report_in_review, address):
    door = address(report_in_review, "revoke", link.link.pk)
    client = as_staff(reviewer)
    assert door in client.get(address(report_in_review)).content.decode()
    response = client.post(door)
    assert (response.status_code, response.url) == (302, address(report_in_review))
    assert closed(public(link.token), "已经收回", report_in_review)
    assert door not in client.get(address(report_in_review)).content.decode()
    assert TrailEntry.objects.last().action == "收回预览链接"


def test_after_publication_a_link_leads_to_the_public_page(link, approved_report, publisher):
    report = approved_report
    take("publish", report=report, version=report.version, act=Act(publisher, AT), secrecy=True)
    response = public(link.token)
    assert closed(response, "已经发布", report)
    assert "/agencies/jiaozuo-education/2023/" in response.content.decode()


def test_a_new_link_is_shown_once(as_staff, producer, report_in_review, address):
    client = as_staff(producer)
    response = client.post(address(report_in_review), {"note": "市长", "days": "14"})
    shown = response.context["url"]
    assert shown in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert "前面加上公众访问本站的网址" in response.content.decode()
    token = shown.removeprefix("/preview/").removesuffix("/")
    assert public(token).status_code == 200
    again = client.get(address(report_in_review)).content.decode()
    assert ("市长" in again, token in again) == (True, False)
    made = PreviewLink.objects.get()
    assert made.expires_at - made.at == timedelta(days=14)


def test_the_address_is_that_of_the_public_site(as_staff, producer, report_in_review, address):
    Site.objects.create(url="https://xxgk.example.gov.cn/")
    response = as_staff(producer).post(address(report_in_review), {"note": "市长", "days": "1"})
    assert response.context["url"].startswith("https://xxgk.example.gov.cn/preview/")


@pytest.mark.parametrize(
    "data",
    [
        {"note": "", "days": "3"},
        {"note": "市长", "days": "15"},
        {"note": "市长", "days": "0"},
        {"note": "市长", "days": "x"},
        {"note": "长" * 61, "days": "3"},
    ],
)
def test_what_a_link_needs(as_staff, producer, report_in_review, address, data):
    response = as_staff(producer).post(address(report_in_review), data)
    assert (response.status_code, PreviewLink.objects.count()) == (400, 0)
    assert data["note"] in response.content.decode()


def test_the_administrator_without_a_post_makes_and_revokes_none(
    as_staff, administrator, report_in_review, address, link
):
    client = as_staff(administrator)
    html = client.get(address(report_in_review)).content.decode()
    assert ("市长" in html, "生成链接</h2>" in html, "收回<" in html) == (True, False, False)
    response = client.post(address(report_in_review), {"note": "x", "days": "3"})
    assert (response.status_code, PreviewLink.objects.count()) == (409, 1)
    client.post(address(report_in_review, "revoke", link.link.pk))
    assert public(link.token).status_code == 200


def test_revoking_is_done_by_post_only(as_staff, producer, report_in_review, address, link):
    as_staff(producer).get(address(report_in_review, "revoke", link.link.pk))
    assert public(link.token).status_code == 200


def test_side_doors_to_another_agencys_links(
    as_staff, outsider, other_agency, report_in_review, address, link
):
    own = open_report(agency=other_agency, year=2023, act=Act(outsider, AT))
    client = as_staff(outsider)
    for report in (report_in_review, own):
        door = address(report, "revoke", link.link.pk)
        assert client.post(door).status_code == 404
    assert public(link.token).status_code == 200


def test_scripts_in_notes_are_shown_not_run(as_staff, producer, report_in_review, address):
    evil = "<script>alert(1)</script>"
    response = as_staff(producer).post(address(report_in_review), {"note": evil, "days": "3"})
    assert evil not in response.content.decode()
    assert "&lt;script&gt;alert(1)" in response.content.decode()


def test_query_counts(as_staff, producer, report_in_review, address, django_assert_num_queries):
    client = as_staff(producer)
    tokens = [
        previews.make(
            f"第 {n} 位", report=report_in_review, days=3, act=Act(producer, timezone.now())
        )
        for n in range(9)
    ]
    with django_assert_num_queries(8):
        client.get(address(report_in_review))
    public(tokens[0].token)  # the first opening of a day is recorded
    with django_assert_num_queries(7):
        public(tokens[0].token)
