"""The second factor (动态口令): beside the password, a code of an app by RFC 6238.

For those of whom the settings ask it and those who want it. django-otp keeps the keys and counts
what was wrong.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import Staff

from .people import called

WANTED = "second_factor"  # in the session, while the code is still to be given
ADMINISTRATOR = "administrator"
RECOVERY_CODES = 10
WRONG = "动态口令不对。请核对手机时间，输入当前显示的 6 位数字；恢复码只能用一次。"
WAIT = "连续输错，请在 {seconds} 秒之后再试。"


@receiver(user_logged_in)
def ask(sender: object, request: HttpRequest, user: Staff, **_: object) -> None:
    """Whether this log-in asks for a code is settled when it begins."""
    if is_required_of(user) or device_of(user):
        request.session[WANTED] = True


def is_required_of(staff: Staff) -> bool:
    """By role, in any agency: ``SECOND_FACTOR`` names producer, reviewer, publisher or
    administrator."""
    roles = set(settings.SECOND_FACTOR)
    if ADMINISTRATOR in roles and staff.is_superuser:
        return True
    return bool(roles) and staff.posts.filter(role__in=roles).exists()


def device_of(staff: Staff) -> TOTPDevice | None:
    """The app that a person uses, once he has shown that it works."""
    return TOTPDevice.objects.filter(user=staff, confirmed=True).first()


def new_device(staff: Staff) -> TOTPDevice:
    """The key that is to be scanned; the same until it is confirmed."""
    found = TOTPDevice.objects.filter(user=staff, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=staff, name="动态口令", confirmed=False)


@transaction.atomic
def enrol(code: str, *, act: Act) -> list[str]:
    """Confirm the app by its first code. Returns the recovery codes, told this once."""
    device = TOTPDevice.objects.select_for_update().filter(user=act.by, confirmed=False).first()
    if device is None:
        raise Refused("已经启用动态口令。")
    _verify(device, code, at=act.at)
    device.confirmed = True
    device.save()
    trail.record_office("启用动态口令", act=act, said=called(act.by))
    return _recovery_codes(act.by)


def verify(code: str, *, act: Act) -> None:
    """Refused unless the code is the app's of this half minute, or a recovery code not used yet.
    Not in a transaction: what was wrong is counted even though it is refused."""
    device = device_of(act.by)
    if device is None:
        raise Refused("还没有启用动态口令。")
    recovery = StaticDevice.objects.filter(user=act.by).first()
    if recovery and len(code.strip()) > device.digits:
        _verify(recovery, code.strip().lower(), at=act.at)
        left = recovery.token_set.count()
        said = f"{called(act.by)}，还有 {left} 个"
        trail.record_office("使用恢复码", act=act, said=said)
        return
    _verify(device, code, at=act.at)


@transaction.atomic
def reset(staff: Staff, *, act: Act) -> None:
    """Who lost the app begins anew; an administrator says so, on record."""
    gone = TOTPDevice.objects.filter(user=staff).delete()[0]
    gone += StaticDevice.objects.filter(user=staff).delete()[0]
    if not gone:
        raise Refused("这个账号没有启用动态口令。")
    trail.record_office("重置动态口令", act=act, said=called(staff))


def _verify(device: TOTPDevice | StaticDevice, code: str, *, at: datetime) -> None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        until = (why or {}).get("locked_until", at)
        raise Refused(WAIT.format(seconds=max(1, int((until - at).total_seconds()))))
    if not device.verify_token(code.replace(" ", "")):
        raise Refused(WRONG)


def _recovery_codes(staff: Staff) -> list[str]:
    device, _ = StaticDevice.objects.get_or_create(user=staff, name="恢复码")
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    device.token_set.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes
