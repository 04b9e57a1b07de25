"""People get an account and keep it (人员): enrolled, renamed, given a new password."""

import secrets

from axes import utils as axes
from django.db import IntegrityError, transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.changes import changes, refuse_unseen, shown
from reports.archive.refusals import Refused
from reports.models import Staff

NAMES = {"name": "姓名", "email": "邮箱"}
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper


@transaction.atomic
def enrol(*, username: str, name: str, email: str, act: Act) -> tuple[Staff, str]:
    """A new account without a post, and the password that is handed to the person."""
    password = new_password()
    staff = Staff(username=username, name=name, email=email, is_staff=True)
    _give(password, staff, act=act)
    try:
        with transaction.atomic():
            staff.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"账号“{username}”已经有人使用，请换一个。") from None
    trail.record_office("新增人员", act=act, said=f"{called(staff)}，邮箱：{shown(email)}")
    return staff, password


@transaction.atomic
def amend(staff: Staff, *, name: str, email: str, seen: str, act: Act) -> Staff:
    """Another name or e-mail. The account's own name stays: the trail tells of it."""
    staff = locked(staff)
    before = details(staff)
    refuse_unseen(seen, before)
    staff.name, staff.email = name, email
    if said := changes(before, details(staff), names=NAMES):
        staff.save(update_fields=list(NAMES))
        trail.record_office("修改人员资料", act=act, said="\n".join([called(staff), *said]))
    return staff


@transaction.atomic
def reset_password(staff: Staff, *, act: Act) -> str:
    """A new password, told once; whoever is logged in with the old one is logged out."""
    staff = locked(staff)
    if not staff.works:
        raise Refused("账号已停用，不能重置密码。请先恢复账号。")
    password = new_password()
    _give(password, staff, act=act)
    staff.save(update_fields=["password", "password_at", "must_change_password"])
    axes.reset(username=staff.username)  # who forgot it has tried it
    trail.record_office("重置密码", act=act, said=called(staff))
    return password


def details(staff: Staff) -> dict[str, str]:
    """What ``amend`` may change."""
    return {key: getattr(staff, key) for key in NAMES}


def called(staff: Staff) -> str:
    """A person as the trail names him."""
    return f"{shown(staff)}（账号 {staff.username}）"


def locked(staff: Staff) -> Staff:
    """The person as he stands, until the transaction ends."""
    return Staff.objects.select_for_update().get(pk=staff.pk)


def _give(password: str, staff: Staff, *, act: Act) -> None:
    """A password that others know until its owner chooses another, which he must do first."""
    staff.set_password(password)
    staff.password_at, staff.must_change_password = act.at, True


def new_password() -> str:
    """Sixteen characters by chance, in groups that are easily read out: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
