"""Whether an account works, and who administers (停用、系统管理员). Somebody always does: the last
administrator who can log in is neither switched off, on whatever day, nor stripped."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import Staff

from .people import called, locked

LAST = (
    "{who}是最后一位能登录、没有停用日期的系统管理员，不能{what}。"
    "请先把另一位工作人员设为系统管理员。"
)


@transaction.atomic
def switch_off(staff: Staff, *, on: date, act: Act) -> Staff:
    """The account no longer works from that day on; today means at once."""
    staff = _still_administered(staff, without="停用")
    today = timezone.localdate(act.at)
    if on < today:
        raise Refused("停用日期不能早于今天。要立即停用，请填今天。")
    if not staff.works:
        raise Refused("账号已经停用。")
    staff.off_on, staff.is_active = on, on > today
    staff.save(update_fields=["off_on", "is_active"])
    trail.record_office("停用账号", act=act, said=f"{called(staff)}自 {on:%Y-%m-%d} 起停用")
    return staff


@transaction.atomic
def switch_on(staff: Staff, *, act: Act) -> Staff:
    """The account works again, or goes on working beyond the day that was set."""
    staff = locked(staff)
    if staff.works and staff.off_on is None:
        raise Refused("账号正在使用，不需要恢复。")
    if not staff.has_usable_password():
        raise Refused("这是系统自用的账号，不能登录，也不能恢复。")
    before = f"自 {staff.off_on:%Y-%m-%d} 起停用" if staff.off_on else "停用"
    staff.off_on, staff.is_active = None, True
    staff.save(update_fields=["off_on", "is_active"])
    trail.record_office("恢复账号", act=act, said=f"{called(staff)}：{before} → 在用")
    return staff


@transaction.atomic
def make_administrator(staff: Staff, *, act: Act) -> Staff:
    """This person administers from now on (系统管理员)."""
    staff = locked(staff)
    if staff.is_superuser:
        raise Refused(f"{staff}已经是系统管理员。")
    if not staff.works:
        raise Refused("账号已停用，不能设为系统管理员。请先恢复账号。")
    return _administers(staff, True, "设为系统管理员", act)


@transaction.atomic
def strip(staff: Staff, *, act: Act) -> Staff:
    """This person administers no longer; his posts stay."""
    staff = _still_administered(staff, without="取消系统管理员")
    if not staff.is_superuser:
        raise Refused(f"{staff}不是系统管理员。")
    return _administers(staff, False, "取消系统管理员", act)


def end_due(day: date) -> int:
    """Mark the accounts whose day has come; the trail told when it was set."""
    return Staff.objects.filter(is_active=True, off_on__lte=day).update(is_active=False)


def _administers(staff: Staff, now: bool, action: str, act: Act) -> Staff:
    staff.is_superuser = now
    staff.save(update_fields=["is_superuser"])
    trail.record_office(action, act=act, said=called(staff))
    return staff


def _still_administered(staff: Staff, *, without: str) -> Staff:
    """The person, locked; Refused if without him nobody would administer. All administrators are
    locked, and he among them: in one order, so that two who send each other away at the same
    moment come one after the other, and never wait for each other."""
    chosen = Q(is_superuser=True) | Q(pk=staff.pk)
    found = list(Staff.objects.select_for_update().filter(chosen).order_by("pk"))
    stay = {one.pk for one in found if one.is_superuser and _stays(one)}
    staff = next(one for one in found if one.pk == staff.pk)
    if staff.is_superuser and not stay - {staff.pk}:
        raise Refused(LAST.format(who=staff, what=without))
    return staff


def _stays(staff: Staff) -> bool:
    may_enter = staff.is_active and staff.is_staff and staff.off_on is None
    return may_enter and staff.has_usable_password()
