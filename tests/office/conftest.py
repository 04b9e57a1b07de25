"""An administrator in a browser stand-in, and what he left on the trail."""

import pytest
from django.test import Client

from reports.archive.act import Act
from reports.models import Staff, TrailEntry
from tests.conftest import AT


@pytest.fixture
def admin(administrator: Staff) -> Client:
    """He has a password: without one he would not count as somebody who can log in."""
    administrator.set_password("administrator-2024")
    administrator.save()
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def act(administrator) -> Act:
    return Act(administrator, AT, "10.0.0.9")


@pytest.fixture
def told(db):
    """What administrators did, in the order they did it; log-ins are left out."""

    def entries() -> list[tuple[str, str]]:
        found = TrailEntry.objects.filter(year=0).exclude(action__contains="登录")
        assert all(entry.agency == "" and entry.actor for entry in found)
        return list(found.values_list("action", "reason"))

    return entries


def seen(response) -> str:
    """The mark of what a page shows, to be sent back."""
    return response.context["seen"]
