"""Links by which somebody without an account (a leader) sees a report before it is published."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.models import AnnualReport, PreviewLink, Status
from reports.models.report import OPEN

from .rights import REVOKE, SHARE, refuse, standing

MADE, REVOKED = "生成预览链接", "收回预览链接"
DAYS = range(1, 15)
USUAL_DAYS = 3


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


def open_link(token: str, *, at: datetime) -> Opened | None:
    """What a token opens; None if there is no such link. Found by digest: how long the search
    takes says nothing of the token."""
    links = PreviewLink.objects.select_related("report__agency__kind", "report__produced_by")
    link = links.select_related("report__reviewed_by").filter(token_digest=digest(token)).first()
    return link and Opened(link.report, why_closed(link, at=at))


def why_closed(link: PreviewLink, *, at: datetime) -> str:
    """Why a link opens nothing any more; empty while it does."""
    if link.report.status == Status.ABANDONED:
        return "报告已经放弃，预览随之结束。"
    if link.report.status not in OPEN:
        return "报告已经发布，预览随之结束。"
    if link.revoked_at:
        return "这个预览链接已经收回。"
    if at >= link.expires_at:
        return "这个预览链接已经过期。"
    return ""


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _against(note: str, days: int) -> Iterator[str]:
    if not note.strip() or len(note.strip()) > 60:
        yield "请写明给谁看，不超过 60 字。"
    if days not in DAYS:
        yield f"有效期须为 {DAYS[0]} 至 {DAYS[-1]} 天。"


def _record(action: str, link: PreviewLink, said: str, *, act: Act) -> None:
    trail.note(action, report=link.report, act=act, reason=said)
