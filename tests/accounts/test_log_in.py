"""Coming in and staying in: locked accounts, first passwords, how long a log-in lasts."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reports.accounts import people
from reports.archive.act import Act
from reports.models import FormerPassword, Staff, TrailEntry

LOG_IN, HOME, PASSWORD = map(reverse, ("admin:login", "admin:index", "admin:password_change"))
RIGHT, OTHER = "Right-2024-word", "Other-2024-word"


@pytest.fixture
def axes(settings):
    settings.AXES_ENABLED = True
    return settings


@pytest.fixture
def zhang(producer) -> Staff:
    producer.set_password(RIGHT)
    producer.save()
    return producer


def log_in(client: Client, password: str, *, username: str = "producer", **more):
    return client.post(LOG_IN, {"username": username, "password": password}, **more)


def actions() -> list[str]:
    return list(TrailEntry.objects.values_list("action", flat=True))


class TestLockOut:
    def test_five_wrong_passwords_lock_the_account(self, axes, zhang, client):
        for _ in range(4):
            assert log_in(client, "wrong").status_code == 200
        locked = log_in(client, "wrong")
        assert locked.status_code == 429
        assert "连续输错 5 次，这个账号已锁定 10 分钟" in locked.content.decode()
        assert locked["Retry-After"] == "600"
        assert log_in(client, RIGHT).status_code == 429
        assert log_in(Client(), RIGHT, REMOTE_ADDR="10.9.9.9").status_code == 429
        for _ in range(20):
            log_in(client, "wrong")
        assert actions().count("账号锁定") == 1
        assert actions().count("登录失败") <= 5  # nobody fills the trail behind a locked name

    def test_four_are_forgiven(self, axes, zhang, client):
        for _ in range(4):
            log_in(client, "wrong")
        assert log_in(client, RIGHT).url == HOME
        for _ in range(4):
            assert log_in(Client(), "wrong").status_code == 200

    def test_nobody_else_is_locked_out(self, axes, zhang, reviewer, client):
        reviewer.set_password(RIGHT)
        reviewer.save()
        for _ in range(6):
            log_in(client, "wrong")
        assert log_in(client, RIGHT, username="reviewer").url == HOME

    def test_a_name_that_is_none_says_nothing_else(self, axes, zhang, client):
        codes = [log_in(client, "wrong", username="nobody").status_code for _ in range(6)]
        assert codes == [200] * 4 + [429] * 2

    def test_ten_minutes_later_it_is_over(self, axes, zhang, client, monkeypatch):
        for _ in range(5):
            log_in(client, "wrong")
        axes.AXES_COOLOFF_TIME = timedelta(0)
        assert log_in(client, RIGHT).url == HOME

    def test_a_new_password_unlocks(self, axes, zhang, administrator, client):
        for _ in range(5):
            log_in(client, "wrong")
        given = people.reset_password(zhang, act=Act(administrator, timezone.now()))
        assert log_in(client, given).url == HOME

    def test_the_address_behind_a_proxy(self, axes, zhang, client):
        axes.BEHIND_PROXY = True
        for _ in range(5):
            log_in(client, "wrong", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.7"})
        assert TrailEntry.objects.filter(action="账号锁定").get().address == "10.0.0.7"


class TestPasswords:
    @pytest.mark.parametrize(
        ("password", "why"),
        [
            ("Ab3-efghi", "10"),
            ("abcdefghij1", "至少 3 种"),
            ("Password123", "常见"),
            (RIGHT, "最近 5 次用过"),
        ],
    )
    def test_what_is_refused(self, zhang, password, why):
        with pytest.raises(ValidationError, match=why):
            validate_password(password, zhang)

    def test_what_the_portal_gives_is_good_enough(self, zhang):
        validate_password(OTHER, zhang)
        validate_password("密码也可以是汉字Ab1c", zhang)

    def test_the_last_five_are_remembered_as_hashes(self, zhang):
        used = [f"Word-{n}-of-2024" for n in range(6)]
        for password in used:
            zhang.set_password(password)
            zhang.save()
        assert FormerPassword.objects.filter(staff=zhang).count() == 5
        assert not FormerPassword.objects.filter(hash__contains="Word").exists()
        validate_password(used[0], zhang)
        for password in used[1:]:
            with pytest.raises(ValidationError):
                validate_password(password, zhang)

    @pytest.fixture
    def first(self, zhang, administrator) -> Client:
        given = people.reset_password(zhang, act=Act(administrator, timezone.now()))
        client = Client()
        assert client.login(username="producer", password=given)
        client.given = given
        return client

    def test_a_first_password_is_changed_before_anything_else(self, first, zhang):
        for address in (HOME, reverse("admin:reports_annualreport_changelist")):
            assert first.get(address).url == PASSWORD
            assert first.post(address).url == PASSWORD
        assert first.get("/").status_code == 200
        old = {"old_password": first.given}
        first.post(PASSWORD, old | {"new_password1": OTHER, "new_password2": OTHER})
        assert first.get(HOME).status_code == 200
        zhang.refresh_from_db()
        assert not zhang.must_change_password

    def test_an_old_password_is_changed(self, zhang, settings):
        client = Client()
        client.login(username="producer", password=RIGHT)
        Staff.objects.update(password_at=timezone.now() - timedelta(days=91))
        assert client.get(HOME).url == PASSWORD
        settings.PASSWORD_DAYS = 0
        assert client.get(HOME).status_code == 200


class TestSessions:
    @pytest.fixture
    def at_work(self, zhang) -> Client:
        client = Client()
        client.login(username="producer", password=RIGHT)
        assert client.get(HOME).status_code == 200
        return client

    @staticmethod
    def turn_back(client: Client, **minutes: int) -> None:
        session = client.session
        for key, ago in minutes.items():
            session[key] -= ago * 60
        session.save()

    @pytest.mark.parametrize(
        ("past", "why"),
        [
            ({"seen": 31}, "超过 30 分钟没有操作，已自动退出"),
            ({"since": 12 * 60 + 1}, "登录已满 12 小时"),
        ],
    )
    def test_it_ends(self, at_work, past, why):
        self.turn_back(at_work, **past)
        response = at_work.get(HOME, follow=True)
        assert response.redirect_chain == [(f"{LOG_IN}?next=%2Fadmin%2F", 302)]
        assert why in response.content.decode()
        assert actions()[-1] == "退出登录"

    def test_work_prolongs_it_but_for_no_more_than_twelve_hours(self, at_work):
        for _ in range(2):
            self.turn_back(at_work, seen=20)
            assert at_work.get(HOME).status_code == 200

    def test_public_pages_neither_end_nor_prolong_it(self, at_work):
        self.turn_back(at_work, seen=31)
        assert at_work.get("/").status_code == 200
        assert at_work.get(HOME).status_code == 302

    def test_one_session_a_person_where_it_is_wanted(self, at_work, settings):
        elsewhere = Client()
        elsewhere.login(username="producer", password=RIGHT)
        assert at_work.get(HOME).status_code == 200
        settings.ONE_SESSION = True
        assert "已在别处登录" in at_work.get(HOME, follow=True).content.decode()
        change = {"old_password": RIGHT, "new_password1": OTHER, "new_password2": OTHER}
        elsewhere.post(PASSWORD, change)
        assert elsewhere.get(HOME).status_code == 200

    def test_logging_out_clears_what_the_browser_kept(self, at_work):
        response = at_work.post(reverse("admin:logout"))
        assert response["Clear-Site-Data"] == '"storage"'
        assert 'src="/static/desk/forgetting.js"' in response.content.decode()
