"""The second factor: for whom, by what code, and what happens without it."""

from time import time

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from reports.models import TrailEntry

HOME, PAGE = reverse("admin:index"), reverse("second_factor")


def code_of(device: TOTPDevice, *, later: int = 0) -> str:
    """What the app shows, some half minutes later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time() + later * device.step
    return f"{totp.token():06}"


def come_in(staff) -> Client:
    client = Client()
    client.force_login(staff, backend="reports.accounts.door.Door")
    return client


@pytest.fixture
def required(settings, publisher):
    settings.SECOND_FACTOR = ["publisher", "administrator"]
    return publisher


@pytest.fixture
def enrolled(required):
    """Who has an app, and ten codes for the day on which he lost it."""
    client = come_in(required)
    client.get(PAGE)
    device = TOTPDevice.objects.get()
    page = client.post(PAGE, {"code": code_of(device)})
    TOTPDevice.objects.update(last_t=-1)
    required.codes = page.context["codes"]
    return required


def test_by_role(required, producer, administrator, reviewer):
    for who, wanted in (
        (required, True),
        (administrator, True),
        (producer, False),
        (reviewer, False),
    ):
        response = come_in(who).get(HOME)
        assert (response.status_code == 302) is wanted
        if wanted:
            assert response.url == f"{PAGE}?next=%2Fadmin%2F"


def test_nothing_else_is_open_before_the_code(required, published_report):
    client = come_in(required)
    for name in ("password_change", "reports_annualreport_changelist", "jsi18n"):
        response = client.get(reverse(f"admin:{name}"))
        assert (response.status_code == 302) is (name != "jsi18n")
    assert client.get("/").status_code == 200


def test_enrolling(required):
    client = come_in(required)
    assert "second-factor-picture" in client.get(PAGE).content.decode()
    assert "动态口令不对" in client.post(PAGE, {"code": "000000"}).content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    page = client.post(PAGE, {"code": code_of(TOTPDevice.objects.get())})
    assert len(page.context["codes"]) == len(set(page.context["codes"])) == 10
    assert client.get(HOME).status_code == 200
    assert TrailEntry.objects.last().action == "启用动态口令"
    key = TOTPDevice.objects.get().key
    assert not TrailEntry.objects.filter(reason__contains=key).exists()


def test_coming_in_with_a_code(enrolled):
    client = come_in(enrolled)
    assert "second-factor-picture" not in client.get(PAGE).content.decode()  # the key is shown to nobody again
    response = client.post(
        f"{PAGE}?next=/admin/manual/", {"code": code_of(TOTPDevice.objects.get())}
    )
    assert response.url == "/admin/manual/"
    assert client.get(HOME).status_code == 200


def test_a_code_counts_once(enrolled):
    code = code_of(TOTPDevice.objects.get())
    assert come_in(enrolled).post(PAGE, {"code": code}).status_code == 302
    assert come_in(enrolled).post(PAGE, {"code": code}).status_code == 400


def test_wrong_codes_are_slowed_down(enrolled):
    client = come_in(enrolled)
    assert "不对" in client.post(PAGE, {"code": "000000"}).content.decode()
    said = client.post(PAGE, {"code": code_of(TOTPDevice.objects.get())}).content.decode()
    assert "秒之后再试" in said
    assert client.get(HOME).status_code == 302


def test_a_recovery_code_counts_once(enrolled):
    code = enrolled.codes[0]
    assert come_in(enrolled).post(PAGE, {"code": code.upper()}).status_code == 302
    assert TrailEntry.objects.last().reason.endswith("还有 9 个")
    assert come_in(enrolled).post(PAGE, {"code": code}).status_code == 400


def test_it_leads_nowhere_else(enrolled):
    code = code_of(TOTPDevice.objects.get())
    response = come_in(enrolled).post(f"{PAGE}?next=https://evil.example/", {"code": code})
    assert response.url == HOME


def test_who_enrolled_freely_is_asked_too(producer):
    client = come_in(producer)
    client.get(PAGE)
    client.post(PAGE, {"code": code_of(TOTPDevice.objects.get())})
    assert client.get(HOME).status_code == 200
    assert come_in(producer).get(HOME).status_code == 302


def test_an_administrator_resets_it(enrolled, administrator, settings):
    settings.SECOND_FACTOR = []
    page = reverse("admin:reports_staff_change", args=[enrolled.pk])
    client = come_in(administrator)
    assert "重置动态口令" in client.get(page).content.decode()
    client.post(page, {"do": "second_factor"})
    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()
    assert TrailEntry.objects.last().action == "重置动态口令"
    assert "重置动态口令" not in client.get(page).content.decode()


def test_keys_are_on_no_page_of_django(administrator):
    for name in ("totpdevice", "staticdevice"):
        assert come_in(administrator).get(f"/admin/otp_totp/{name}/").status_code == 404
