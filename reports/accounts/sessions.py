"""How long a log-in lasts, and what must be done first (登录时限、首次改密).

Only pages of the back office are concerned: a public page neither reads nor prolongs a session.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from reports.models import Staff

from .second_factor import WANTED

SINCE, SEEN = "since", "seen"
A_MINUTE = timedelta(minutes=1)  # how exactly idleness is known; each request is no write
BEFORE_CODE = ("second_factor", "admin:logout", "admin:jsi18n")
ALWAYS = ("admin:password_change", "admin:password_change_done", "admin:logout", "admin:jsi18n")


@receiver(user_logged_in)
def begin(sender: object, request: HttpRequest, user: Staff, **_: object) -> None:
    """A log-in begins now; where one session a person is wanted, it is the only one."""
    request.session[SINCE] = request.session[SEEN] = timezone.now().timestamp()
    if not request.session.session_key:
        request.session.save()
    Staff.objects.filter(pk=user.pk).update(session_key=request.session.session_key)


class SessionRules:
    """Middleware: ends what lasted too long, was idle too long or was taken over, and leads to the
    page of the password whoever must change it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")) and request.user.is_authenticated:
            if why := self._ended(request):
                logout(request)
                messages.warning(request, why)
                query = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('admin:login')}?{query}")
            if address := self._first(request):
                return HttpResponseRedirect(address)
        response = self.get_response(request)
        if request.path == reverse("admin:logout"):
            response["Clear-Site-Data"] = '"storage"'  # what was typed and kept in the browser
        return response

    def _first(self, request: HttpRequest) -> str:
        """Where a person must go before anything else; empty if he may go on."""
        if request.session.get(WANTED):
            query = urlencode({"next": request.get_full_path()})
            address = f"{reverse('second_factor')}?{query}"
            return "" if request.path in map(reverse, BEFORE_CODE) else address
        if must_change(request.user) and request.path not in map(reverse, ALWAYS):
            return reverse("admin:password_change")
        return ""

    def _ended(self, request: HttpRequest) -> str:
        """Why a session is over, in a sentence; empty while it is not. Marks it as seen."""
        now, session = timezone.now(), request.session
        since, seen = (_moment(session.setdefault(key, now.timestamp())) for key in (SINCE, SEEN))
        if now - seen > settings.SESSION_IDLE:
            return f"超过 {_minutes(settings.SESSION_IDLE)} 分钟没有操作，已自动退出，请重新登录。"
        if now - since > settings.SESSION_LONGEST:
            hours = _minutes(settings.SESSION_LONGEST) // 60
            return f"登录已满 {hours} 小时，请重新登录。"
        if settings.ONE_SESSION and request.user.session_key != session.session_key:
            return "这个账号已在别处登录，这里随之退出。如果不是您本人，请立即修改密码。"
        if now - seen > A_MINUTE:
            session[SEEN] = now.timestamp()
        return ""


def must_change(staff: Staff) -> bool:
    """Whether a person works on only after choosing another password: the first one was told to
    him by others, and one that is too old may be known to some."""
    if not staff.has_usable_password():
        return False
    set_at = staff.password_at or staff.date_joined
    is_old = settings.PASSWORD_DAYS and timezone.now() - set_at > timedelta(
        days=settings.PASSWORD_DAYS
    )
    return staff.must_change_password or bool(is_old)


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=timezone.get_current_timezone())


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
