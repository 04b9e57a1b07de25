"""Published reports of the past (历史报告) taken into the archive as they were printed.

Wrong totals stay wrong and are told; nothing is corrected. One report is one transaction.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from reports.archive import trail
from reports.archive.act import Act
from reports.archive.refusals import Refused
from reports.archive.store import write
from reports.models import Agency, AnnualReport, Content, Original, Staff, Status
from reports.models.signatures import PUBLISHED
from reports.statute import FIRST_YEAR
from reports.statute.checks import too_long
from reports.statute.document import Document

IMPORTED = "导入"


@dataclass(frozen=True)
class File:
    """A file as it was found: its name and its bytes' SHA-256."""

    name: str
    digest: str
    data: bytes


def importer() -> Staff:
    """The account in whose name reports are imported; nobody can log in with it."""
    staff, made = Staff.objects.get_or_create(
        username="importer", defaults={"name": "历史报告导入", "is_active": False}
    )
    if made:
        staff.set_unusable_password()
        staff.save(update_fields=["password"])
    return staff


def published_on(at: datetime) -> str:
    """How the trail says when a report of the past was published."""
    return f"发布日期：{timezone.localtime(at):%Y-%m-%d}"


def refuse_unfit(document: Document, *, agency: Agency, file: File) -> None:
    """Refused if the archive cannot hold the report, or holds it already."""
    if document.year < FIRST_YEAR:
        raise Refused(f"{document.year}年度早于最早的报告格式（{FIRST_YEAR}年度），未导入。")
    if len(document.title) > AnnualReport._meta.get_field("title").max_length:
        raise Refused(f"标题“{document.title[:20]}……”太长，请核对文件。")
    if sentences := too_long(document):
        raise Refused(sentences[0])
    if AnnualReport.objects.not_abandoned().filter(agency=agency, year=document.year).exists():
        raise Refused(f"{agency}{document.year}年度报告已在库中，未导入。")
    if Original.objects.filter(digest=file.digest).exists():
        raise Refused("同一个文件已作为另一份报告导入。")


@transaction.atomic
def take_in(
    document: Document,
    *,
    agency: Agency,
    published_at: datetime,
    file: File,
    act: Act,
) -> AnnualReport:
    """Enter one published report. Refused if the archive has a report of that agency and year."""
    refuse_unfit(document, agency=agency, file=file)
    document = replace(document, agency=agency.name)
    report = AnnualReport(
        agency=agency,
        year=document.year,
        format=document.format,
        agency_name=agency.name,
    )
    write(document, report)
    PUBLISHED.put(report, by=act.by, at=published_at)
    report.status = Status.PUBLISHED  # last: from now on the database refuses every change
    report.save()
    original = Original(
        report=report, name=file.name[-255:], digest=file.digest, size=len(file.data)
    )
    original.keep(file.data)
    original.save()
    trail.record(
        IMPORTED,
        report=report,
        act=act,
        target=report.status,
        reason=f"原件：{file.name}（SHA-256：{file.digest}）　{published_on(published_at)}",
        content=Content.keep(document),
    )
    return report
