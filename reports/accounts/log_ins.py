"""Log-ins on the trail: who came in, who went, who tried in vain, and from where."""

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import address_of
from reports.models import Staff

from .lock_out import was_locked

IN, OUT, FAILED = "登录", "退出登录", "登录失败"


@receiver(user_logged_in)
def logged_in(sender, request: HttpRequest, user: Staff, **_) -> None:
    _record(IN, request, user.get_username(), name=user.name)


@receiver(user_logged_out)
def logged_out(sender, request: HttpRequest, user: Staff | None, **_) -> None:
    """A session that had ended already has nobody to name."""
    if user is not None:
        _record(OUT, request, user.get_username(), name=user.name)


@receiver(user_login_failed)
def login_failed(sender, credentials: dict, request: HttpRequest | None = None, **_) -> None:
    """The name as typed: it may be no account at all."""
    username = str(credentials.get(Staff.USERNAME_FIELD, ""))
    if not was_locked(username, at=timezone.now()):
        _record(FAILED, request, username)


def _record(action: str, request: HttpRequest | None, username: str, *, name: str = "") -> None:
    address = address_of(request) if request else ""
    trail.record_log_in(action, username=username, name=name, at=timezone.now(), address=address)
