"""The quiet autosave (自动保存): what one person types is kept on the server as it is typed, and
loaded when he opens the draft again, until he saves it or gives it up.

It is no content of the report: it leaves no trail, and other people do not see it. If the report
was saved by somebody else meanwhile, it is merged as saving it would merge it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from reports.archive.act import Act
from reports.models import AnnualReport, Staff, WorkingCopy
from reports.models.report import PUBLIC
from reports.statute.document import Document
from reports.statute.merging import Merge

from .form import DeskForm, as_typed
from .merge import content_of
from .rights import EDIT, refuse, standing


@dataclass(frozen=True)
class Resumed:
    """A working copy to go on with: what the form stands on (``document``, in the state ``version``
    with the digest ``opened``), and the ``fields`` typed over it. ``is_apart`` says that the report
    was saved since by somebody else, and that saving will ask what both changed."""

    at: datetime
    document: Document
    fields: Mapping[str, str]
    version: int
    opened: str
    is_apart: bool = False


@transaction.atomic
def keep(
    fields: Mapping[str, str], *, report: AnnualReport, version: int, opened: str, act: Act
) -> None:
    """Keep what ``act.by`` has typed; nothing typed, nothing kept. Raises Refused."""
    refuse(standing(act.by, report).against(EDIT))
    if not fields:
        forget(report, by=act.by)
        return
    said = {"version": version, "opened": opened, "fields": dict(fields), "at": act.at}
    WorkingCopy.objects.update_or_create(staff=act.by, report=report, defaults=said)


def forget(report: AnnualReport, *, by: Staff) -> None:
    WorkingCopy.objects.of(report, by=by).delete()


def forget_published() -> None:
    """Working copies of reports that were published since: nobody can save them any more."""
    WorkingCopy.objects.filter(report__status__in=PUBLIC).delete()


def resumed(report: AnnualReport, document: Document, *, by: Staff) -> Resumed | None:
    """What ``by`` typed and did not save into a report that says ``document``; None if the report
    says it all."""
    copy = WorkingCopy.objects.of(report, by=by).first()
    if copy is None:
        return None
    digest = document.digest
    if copy.opened == digest:
        return _over(document, copy.fields, copy, (report.version, digest))
    opened = content_of(report, copy.opened)
    if opened is None:  # the agency was renamed: saving will ask wherever the two differ
        return _over(document, copy.fields, copy, (copy.version, copy.opened))
    if merged := _merged(opened, document, copy):
        return _over(document, as_typed(merged), copy, (report.version, digest))
    return Resumed(copy.at, opened, copy.fields, copy.version, copy.opened, is_apart=True)


def _over(
    document: Document, typed: Mapping[str, str], copy: WorkingCopy, on: tuple[int, str]
) -> Resumed | None:
    now = as_typed(document)
    fields = {name: typed[name] for name in now if typed.get(name, now[name]) != now[name]}
    return Resumed(copy.at, document, fields, *on) if fields else None


def _merged(opened: Document, saved: Document, copy: WorkingCopy) -> Document | None:
    """The copy with what was saved meanwhile; None if both changed the same place, or if what was
    typed is not sound yet."""
    form = DeskForm(
        opened, as_typed(opened) | copy.fields | {"version": copy.version}, version=copy.version
    )
    if not form.is_valid():
        return None
    merge = Merge(opened, saved, form.result())
    return None if merge.questions else merge.decided({})
