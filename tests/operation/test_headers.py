"""What every answer carries, from real answers: every address of the resolver, for everybody and
for staff, files, errors, redirects, forged hosts."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory

from reports.archive.anchors import anchor
from reports.models import Site
from reports.models.site import CACHED
from reports.operation.headers import FIXED, NOBODY, SHARED, Headers
from reports.renditions.bundles import bundle
from reports.renditions.files import render
from tests.conftest import AT
from tests.operation.addresses import addresses

PUBLIC = (
    *("/", "/reports/", "/reports/?format=csv", "/rules/", "/data/", "/data/report.schema.json"),
    *("/agencies/jiaozuo-education/", "/agencies/jiaozuo-education/2023/"),
    *("/agencies/jiaozuo-education/2023/v1/", "/agencies/jiaozuo-education/2023/report.pdf"),
    *("/agencies/jiaozuo-education/2023/v1/report.json", "/bundles/2023.zip"),
)
EVERYBODY, STAFF = "everybody", "staff"


@pytest.fixture
def site_of_a_day(published_report):
    render(published_report)
    bundle(published_report.year)
    anchor(at=AT)
    return published_report


@pytest.fixture
def client_of(administrator):
    def make(who) -> Client:
        client = Client(raise_request_exception=False)
        if who == STAFF:
            client.force_login(administrator)
        return client

    return make


def answer(client, address, method="get", **said):
    """The answer, read to its end, so that no file stays open."""
    response = getattr(client, method)(address, **said)
    if response.streaming:
        assert b"".join(response.streaming_content)
    return response


def lacking(response) -> list[str]:
    """What is missing or weak in an answer; of its Cache-Control only that it has one."""
    sent = response.headers
    policy = sent.get("Content-Security-Policy", "")
    strict = {"Referrer-Policy": {"same-origin", "no-referrer"}}
    wrong = [
        name for name, value in FIXED.items() if sent.get(name) not in strict.get(name, {value})
    ]
    wrong += ["CSP"] * ("unsafe" in policy or "frame-ancestors 'none'" not in policy)
    wrong += ["Cache-Control"] * ("Cache-Control" not in sent)
    return wrong


@pytest.mark.parametrize("who", [EVERYBODY, STAFF])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_of_the_resolver(client_of, site_of_a_day, who, method):
    client = client_of(who)
    walked = addresses()
    assert len(walked) > 60
    found = {address: lacking(answer(client, address, method)) for address in walked}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_no_page_for_staff_is_kept_by_anybody(client_of, site_of_a_day):
    kept = {
        (who, address): response.headers["Cache-Control"]
        for who in (EVERYBODY, STAFF)
        for address in addresses()
        if address.startswith(("/admin/", "/preview/"))
        for response in [answer(client_of(who), address)]
    }
    assert {place: said for place, said in kept.items() if "no-store" not in said} == {}


@pytest.mark.parametrize("who", [EVERYBODY, STAFF])
def test_what_is_public_is_asked_for_anew_each_time(client_of, site_of_a_day, who):
    """So what was withdrawn lives on in no cache; and whoever is logged in gets the same."""
    client = client_of(who)
    answers = {address: answer(client, address) for address in PUBLIC}
    assert {
        address: (said.status_code, said["Cache-Control"], "Cookie" in said.get("Vary", ""))
        for address, said in answers.items()
    } == dict.fromkeys(PUBLIC, (200, SHARED, False))


def test_what_is_unchanged_is_not_sent_again(client_of, site_of_a_day):
    client = client_of(EVERYBODY)
    wanted = [address for address in PUBLIC if "format" not in address]  # written as it is sent
    etags = {address: answer(client, address)["ETag"] for address in wanted}
    again = {
        address: answer(client, address, headers={"If-None-Match": etag})
        for address, etag in etags.items()
    }
    assert {
        address: (said.status_code, said["Cache-Control"], lacking(said))
        for address, said in again.items()
    } == dict.fromkeys(wanted, (304, SHARED, []))


def test_each_representation_has_an_etag_of_its_own(client_of, site_of_a_day):
    client = client_of(EVERYBODY)
    folder = "/agencies/jiaozuo-education/2023/report"
    kinds = ("docx", "pdf", "xlsx", "csv", "json")

    def etags():
        return [answer(client, f"{folder}.{kind}").headers["ETag"] for kind in kinds]

    first = etags()
    assert len(set(first)) == len(kinds)
    render(site_of_a_day)
    assert etags() == first  # the same bytes are the same representation
    Site.objects.create(contact="0391-0000000")  # which is printed in some kinds of file
    render(site_of_a_day)
    assert [old != new for old, new in zip(first, etags(), strict=True)] == [
        kind in ("docx", "pdf", "xlsx") for kind in kinds
    ]


def test_a_compressed_file_is_another_representation():
    answers = {
        encoding: Headers(lambda request, e=encoding: _file(e))(
            RequestFactory().get("/static/a.css")
        )
        for encoding in ("", "gzip", "br")
    }
    assert {encoding: answer.headers["ETag"] for encoding, answer in answers.items()} == {
        "": '"1-2"',
        "gzip": '"1-2-gzip"',
        "br": '"1-2-br"',
    }


def _file(encoding: str) -> HttpResponse:
    encoded = {"Content-Encoding": encoding} if encoding else {}
    return HttpResponse("a", headers={"ETag": '"1-2"', **encoded})


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/", 404),
        ("/agencies/jiaozuo-education/2023/report.exe", 404),
        ("/reports", 301),
        ("/admin/reports/annualreport/", 302),
        ("/admin/r/1/1/", 404),
    ],
)
def test_errors_and_redirects_are_kept_by_nobody(client_of, db, address, status):
    response = answer(client_of(EVERYBODY), address)
    assert (response.status_code, lacking(response)) == (status, [])
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("secure", [False, True])
def test_a_forged_host_is_refused_with_all_headers(client_of, db, settings, secure):
    settings.ALLOWED_HOSTS = ["xxgk.example.gov.cn"]
    settings.SECURE_SSL_REDIRECT = True
    response = client_of(EVERYBODY).get("/", secure=secure, headers={"Host": "evil.example"})
    assert (response.status_code, lacking(response)) == (400, [])


def test_a_failure_has_all_headers(client_of, db, monkeypatch):
    monkeypatch.setattr("reports.public.home.matrix", lambda published: 1 / 0)
    response = client_of(EVERYBODY).get("/")
    assert (response.status_code, lacking(response)) == (500, [])
    assert response.headers["Cache-Control"] == NOBODY


def test_https_only_over_https(client_of, db, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    client = client_of(EVERYBODY)
    sent = [client.get("/rules/", secure=s).headers for s in (True, False)]
    assert [said.get("Strict-Transport-Security") for said in sent] == [
        "max-age=31536000; includeSubDomains",
        None,
    ]


def test_addresses_are_those_of_the_site_whatever_host_is_asked(client_of, site_of_a_day, settings):
    cache.set(CACHED, settings.SITE | {"url": "https://xxgk.example.gov.cn"})
    settings.ALLOWED_HOSTS = ["*"]
    page = client_of(EVERYBODY).get(
        "/agencies/jiaozuo-education/2023/v1/", headers={"Host": "evil.example"}
    )
    html = page.content.decode()
    address = "https://xxgk.example.gov.cn/agencies/jiaozuo-education/2023/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta name="Url" content="{address}">' in html
    assert "evil.example" not in html


def test_a_site_without_an_address_prints_none(client_of, site_of_a_day):
    html = client_of(EVERYBODY).get("/agencies/jiaozuo-education/2023/").content.decode()
    assert ("canonical" in html, "testserver" in html) == (False, False)
