"""Changing one's own password: it is on the trail that, and never what."""

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import TrailEntry

PAGE = reverse("admin:password_change")
OLD, NEW = "old-and-long-2024", "new-and-long-2024"


@pytest.fixture
def own(producer) -> Client:
    producer.set_password(OLD)
    producer.save()
    client = Client()
    assert client.login(username="producer", password=OLD)
    return client


def change(client: Client, old: str = OLD, first: str = NEW, second: str = NEW):
    return client.post(
        PAGE, {"old_password": old, "new_password1": first, "new_password2": second}, follow=True
    )


def told():
    found = TrailEntry.objects.exclude(action__contains="登录")
    return list(found.values_list("action", "actor", "reason"))


def test_changed_and_told(own):
    elsewhere = Client()
    elsewhere.login(username="producer", password=OLD)
    html = change(own).content.decode()
    assert "密码已修改" in html
    assert told() == [("本人修改密码", "producer", "张制作（账号 producer）")]
    assert not {OLD, NEW} & {str(v) for e in TrailEntry.objects.values() for v in e.values()}
    assert own.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert Client().login(username="producer", password=NEW)


@pytest.mark.parametrize(
    "wrong", [{"old": "wrong"}, {"second": "another-2024"}, {"first": "1", "second": "1"}]
)
def test_not_changed_and_nothing_told(own, wrong):
    assert "office-wrong" in change(own, **wrong).content.decode()
    assert told() == []
    assert Client().login(username="producer", password=OLD)


def test_only_who_is_logged_in(client, db):
    assert client.get(PAGE).status_code == 302
