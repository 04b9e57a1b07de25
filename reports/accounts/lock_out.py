"""An account is locked for a while after too many wrong passwords (登录失败锁定).

django-axes counts; this is what a person meets, and what the trail says of it.
"""

from datetime import datetime, timedelta

from axes.signals import user_locked_out
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import address_of
from reports.models import TrailEntry

LOCKED = "账号锁定"
SENTENCE = (
    "密码连续输错 {failures} 次，这个账号已锁定 {minutes} 分钟。请稍后再试；"
    "忘记密码的，请找本单位的系统管理员重置。"
)


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """The answer to a log-in with a locked account, right password or wrong."""
    context = {
        "title": "账号已锁定",
        "sentence": SENTENCE.format(failures=settings.AXES_FAILURE_LIMIT, minutes=_minutes()),
    }
    response = TemplateResponse(request, "public/refused.html", context, status=429).render()
    response["Retry-After"] = str(_minutes() * 60)
    return response


@receiver(user_locked_out)
def record(sender: object, request: HttpRequest, username: str, **_: object) -> None:
    """One entry each time that an account is locked, not for each attempt behind it."""
    at = timezone.now()
    if was_locked(username, at=at):
        return
    trail.record_log_in(LOCKED, username=username, name="", at=at, address=address_of(request))


def was_locked(username: str, *, at: datetime) -> bool:
    """Whether the trail says that a name is locked: what is tried behind it is no entry more, or
    anybody could fill a trail that is never emptied."""
    since = at - settings.AXES_COOLOFF_TIME
    named = TrailEntry.objects.filter(action=LOCKED, actor=username.replace("\0", "")[:150])
    return named.filter(at__gt=since).exists()


def _minutes() -> int:
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    return int(cool_off.total_seconds() // 60)
