"""The bridge between the database and the plain value: a report out, a Document in."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from reports.archive.act import Act
from reports.models import ROW_MODELS, AnnualReport, Content, Status
from reports.models.fields import column_of
from reports.models.figure_rows import insert
from reports.models.rows import FigureRow
from reports.statute import FORMATS, format_of
from reports.statute.checks import not_counts, too_long
from reports.statute.document import Document
from reports.statute.schema import Table

from . import trail
from .refusals import Refused

EDITED = "修改内容"


def to_document(report: AnnualReport) -> Document:
    """One revision as a value; a published one under the name its agency had when it was published.
    Three queries, none if the rows are prefetched."""
    form = FORMATS[report.format]
    figures, units = {}, {}
    for key, table in form.tables.items():
        rows = {row.row: row for row in rows_of(report, key).all()}
        figures[key] = {
            cell.key: getattr(rows[cell.row.key], cell.column.key)
            for cell in table.cells
            if cell.row.key in rows
        }
        units.update(_units(table, rows))
    return Document(
        agency=report.agency_name or report.agency.name,
        year=report.year,
        format=report.format,
        title=report.title,
        texts={key: getattr(report, column_of(key)) for key in form.passages},
        figures=figures,
        units=units,
    )


def documents(reports: QuerySet) -> Iterator[Document]:
    """Many revisions as values, a few hundred in memory at a time."""
    chosen = reports.select_related("agency").prefetch_related(
        *(rows_name(table) for table in ROW_MODELS)
    )
    return map(to_document, chosen.iterator(chunk_size=200))


def rows_of(report: AnnualReport, table: str):
    """The related manager of one table's rows."""
    return getattr(report, rows_name(table))


def rows_name(table: str) -> str:
    return ROW_MODELS[table]._meta.get_field("report").remote_field.related_name


def _units(table: Table, rows: dict[str, FigureRow]) -> Iterator[tuple[str, str]]:
    for cell in table.cells:
        row = rows.get(cell.row.key)
        if row and cell.measure.is_free and (unit := getattr(row, f"{cell.column.key}_unit")):
            yield cell.place, unit


def lock(report: AnnualReport, *, version: int) -> AnnualReport:
    """The report as it stands, locked until the transaction ends; Refused if it has changed."""
    fresh = AnnualReport.objects.select_for_update().get(pk=report.pk)
    if fresh.version != version:
        raise Refused("报告在您打开之后已被他人改动，请刷新页面，核对后再操作。")
    return fresh


@transaction.atomic
def store(
    document: Document,
    *,
    report: AnnualReport,
    version: int,
    act: Act,
    reason: str = "",
) -> AnnualReport:
    """Replace the whole content of a draft; ``version`` is what ``act.by`` last saw. Everything is
    written or nothing, and a document that changes nothing leaves no trace. ``reason`` is what the
    trail says beside it."""
    report = lock(report, version=version)
    _refuse_unfit(document, report)
    if document == to_document(report):
        return report
    report.version += 1
    write(document, report)
    report.makers.add(act.by)
    trail.note(
        EDITED,
        report=report,
        act=act,
        reason=reason,
        content=Content.keep(document),
    )
    return report


def write(document: Document, report: AnnualReport) -> None:
    """Make a revision say what the document says; whether it may is the caller's business."""
    known = report.pk is not None
    report.title = document.title
    for key, text in document.texts.items():
        setattr(report, column_of(key), text)
    report.save()
    for key, table in document.form.tables.items():
        if known:
            rows_of(report, key).all().delete()
        insert(document, report, table)


def _refuse_unfit(document: Document, report: AnnualReport) -> None:
    if report.status != Status.DRAFT:
        raise Refused(f"报告处于“{report.get_status_display()}”状态，内容不能修改。")
    if (document.agency, document.year) != (report.agency.name, report.year):
        raise Refused(
            f"内容属于“{document.agency}”{document.year}年度，"
            f"与本报告（{report.agency}{report.year}年度）不符。"
        )
    if len(document.title) > AnnualReport._meta.get_field("title").max_length:
        raise Refused("标题太长（最多 200 字），请改短后再保存。")
    if document.format != report.format:
        source = format_of(report.year).source
        raise Refused(f"内容的格式与{report.year}年度应当使用的格式（{source}）不符。")
    if sentences := too_long(document):
        raise Refused(sentences[0])
    if wrong := not_counts(document):
        raise Refused(wrong[0].message)
