"""Links by which somebody without an account (a leader) sees a report before it is published."""

import hashlib
import secrets
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import Agency, AnnualReport, PreviewLink, Staff, TrailEntry
from reports.models.report import OPEN

from .rights import REVOKE, SHARE, refuse, standing

MADE, REVOKED, OPENED = "生成预览链接", "收回预览链接", "打开预览"
DAYS = range(1, 15)
USUAL_DAYS = 3
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class NewLink:
    """A link just made. ``token`` is known at this moment only; its SHA-256 is what is kept."""

    link: PreviewLink
    token: str


@dataclass(frozen=True)
class Opened:
    """What a token opens at a moment: the report, or in ``closed`` why not (any more)."""

    report: AnnualReport
    closed: str = ""


@transaction.atomic
def make(note: str, *, report: AnnualReport, days: int, act: Act) -> NewLink:
    """Make a link for the person named in ``note`` that holds for some days. Raises Refused."""
    report = AnnualReport.objects.select_for_update().get(pk=report.pk)
    refuse(standing(act.by, report).against(SHARE))
    refuse(_against(note, days))
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        report=report,
        token_digest=digest(token),
        note=note.strip(),
        by=act.by,
        at=act.at,
        expires_at=act.at + timedelta(days=days),
    )
    _record(MADE, link, f"给谁看：{link.note}；{days} 天内有效。", act=act)
    return NewLink(link, token)


@transaction.atomic
def revoke(*, link: PreviewLink, act: Act) -> PreviewLink:
    """Make a link worthless from now on. Raises Refused."""
    link = PreviewLink.objects.select_for_update().get(pk=link.pk)
    refuse(standing(act.by, link.report).against(REVOKE))
    if link.revoked_at:
        raise Refused("这个预览链接已经收回。")
    link.revoked_at = act.at
    link.save()
    _record(REVOKED, link, f"给谁看：{link.note}。", act=act)
    return link


def open_link(token: str, *, at: datetime, address: str = "") -> Opened | None:
    """What a token opens; None if there is no such link. Found by digest: how long the search
    takes says nothing of the token. That it was opened is on record, once a day and address."""
    links = PreviewLink.objects.select_related("report__agency__kind", "report__produced_by")
    links = links.select_related("report__reviewed_by", "by")
    link = links.filter(token_digest=digest(token)).first()
    if link is None:
        return None
    in_post = people_in_post(link.report.agency)
    opened = Opened(link.report, why_closed(link, at=at, in_post=in_post))
    if not opened.closed:
        _record_opening(link, at=at, address=address)
    return opened


def people_in_post(agency: Agency) -> set[int]:
    """The keys of those who have a post in an agency today."""
    people = Staff.objects.filter(is_active=True, posts__agency=agency)
    return set(people.values_list("pk", flat=True))


def why_closed(link: PreviewLink, *, at: datetime, in_post: Container[int]) -> str:
    """Why a link opens nothing any more; empty while it does. It ends with its maker's post:
    ``in_post`` are those who have one."""
    if link.report.status not in OPEN:
        return "报告已经发布，预览随之结束。"
    if link.revoked_at:
        return "这个预览链接已经收回。"
    if at >= link.expires_at:
        return "这个预览链接已经过期。"
    if link.by_id not in in_post:
        return "生成链接的人已经不在岗，预览随之结束。"
    return ""


def _record_opening(link: PreviewLink, *, at: datetime, address: str) -> None:
    """In the name of whom the link was made for: he has no account."""
    said = f"{link.by}给的链接"
    same = TrailEntry.objects.about(link.report).filter(action=OPENED, address=address)
    today = same.filter(actor_name=link.note[:40], reason=said, at__gt=at - A_DAY)
    if not today.exists():
        trail.record_visit(
            OPENED, report=link.report, name=link.note[:40], at=at, address=address, reason=said
        )


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _against(note: str, days: int) -> Iterator[str]:
    if not note.strip() or len(note.strip()) > 60:
        yield "请写明给谁看，不超过 60 字。"
    if days not in DAYS:
        yield f"有效期须为 {DAYS[0]} 至 {DAYS[-1]} 天。"


def _record(action: str, link: PreviewLink, said: str, *, act: Act) -> None:
    trail.note(action, report=link.report, act=act, reason=said)
