"""Who acts, when, and from where: made once, and all of it on the trail."""

import pytest
from django.test import RequestFactory

from reports.archive.act import Act, address_of


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "", "10.0.0.1"),
        (False, "203.0.113.9", "10.0.0.1"),  # anybody can write this header
        (True, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (True, "", "10.0.0.1"),
        (True, "x" * 300, "x" * 64),
    ],
)
def test_the_address_is_the_last_that_we_trust(settings, behind_proxy, forwarded, address):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_an_act_of_a_request_is_its_person_now(producer):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    request.user = producer
    act = Act.of(request)
    assert act == Act(producer, act.at, "10.0.0.1")
    assert act.at.tzinfo is not None
