"""What a person typed into the form of steps, kept in his session until the step is taken.

A refusal, a warning to be verified first, the page that asks once more: each leads back to the
report at its own address, and nothing is typed twice.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reports.models import AnnualReport

from .weighing import Wish

KEPT = "desk.typed"  # one report at a time, so that a session never grows
AN_HOUR = 60 * 60
LONGEST = 5000


@dataclass(frozen=True)
class Typed:
    """The fields of the form as they were posted; ``back`` is the page on which it stands."""

    step: str = ""
    version: int = -1
    reason: str = ""
    secrecy: bool = False
    scheduled_for: str = ""
    back: str = "change"

    @property
    def moment(self) -> datetime | None:
        """The local time that was typed; None if it is none."""
        try:
            moment = parse_datetime(self.scheduled_for)
        except ValueError:
            return None
        return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment

    def day(self, today: date) -> date:
        """The day for which the report is to be checked: that of the publication asked for, if it
        is still to come."""
        try:
            asked = timezone.localdate(self.moment) if self.moment else today
        except OverflowError:  # beyond the calendar
            return today
        return max(today, asked)

    @property
    def wish(self) -> Wish:
        return Wish(self.step, self.version, self.reason, self.secrecy, self.moment)


def posted(request: HttpRequest) -> Typed:
    said = request.POST
    return Typed(
        step=said.get("step", "")[:20],
        version=_number(said.get("version", "")),
        reason=said.get("reason", "")[:LONGEST],
        secrecy="secrecy" in said,
        scheduled_for=said.get("scheduled_for", "")[:40],
        back="review" if said.get("back") == "review" else "change",
    )


def keep(request: HttpRequest, report: AnnualReport, typed: Typed) -> None:
    at = timezone.now().timestamp()
    request.session[KEPT] = {"report": report.pk, "at": at, "typed": asdict(typed)}


def kept(request: HttpRequest, report: AnnualReport) -> Typed:
    """What was typed for this report within the hour; else nothing."""
    found = request.session.get(KEPT)
    if not found or found["report"] != report.pk:
        return Typed()
    if timezone.now().timestamp() - found["at"] > AN_HOUR:
        return Typed()
    said = found["typed"]
    return Typed(**{one.name: said[one.name] for one in fields(Typed) if one.name in said})


def forget(request: HttpRequest) -> None:
    if KEPT in request.session:
        del request.session[KEPT]


def _number(text: str) -> int:
    """The version token as posted; a forged one matches no version."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
