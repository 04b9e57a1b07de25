"""The six parts and the five sub-parts of 总体情况."""

from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity
from reports.statute.schema import Narrative

from ..context import Context
from ..rule import FORMS, LAW, Found, Group, Needs, Rule, rule


@rule(
    "structure.part_missing",
    Group.STRUCTURE,
    Severity.ERROR,
    title="缺少部分",
    what="六个部分都要有内容。",
    why="条例规定了年度报告应当包括的内容，缺一不可。",
    mend="请补写该部分；第六部分确无内容的，写明“无需要报告的其他事项”。",
    source=f"{LAW}第五十条",
)
def part_missing(document: Document, context: Context) -> Iterator[Found]:
    """The tables are looked after by ``cell.missing``."""
    for part in document.form.parts:
        if isinstance(part, Narrative) and not _written(document, part):
            yield Found(part.key, f"缺少“{part.heading}”，或者该部分没有内容。")


def _written(document: Document, part: Narrative) -> bool:
    return any(document.texts[passage.key].strip() for passage in part.passages)


heading = Rule(
    "structure.heading",
    Group.STRUCTURE,
    Severity.WARNING,
    "部分的标题和次序",
    "六个部分的标题应与规定格式一致，并依次排列。",
    "标题改动或次序颠倒，读者和程序都难以对应。",
    "请改用规定的标题。",
    FORMS,
    Needs.REPORT,
    None,  # the reader of a file
)


@rule(
    "structure.overview",
    Group.STRUCTURE,
    Severity.WARNING,
    title="总体情况的五个方面",
    what="总体情况应写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。",
    why="规定格式列明了这五个方面。",
    mend="请补写缺少的方面；没有开展的，也应说明。",
    source=FORMS,
)
def overview(document: Document, context: Context) -> Iterator[Found]:
    part = next(part for part in document.form.parts if part.key == "overview")
    fixed = [passage for passage in part.passages if passage.heading]
    absent = [passage for passage in fixed if not document.texts[passage.key].strip()]
    if not _written(document, part):
        return
    if len(absent) == len(fixed):
        yield Found("overview", f"“{part.heading}”没有分{len(fixed)}个方面写明。")
        return
    for passage in absent:
        yield Found(passage.key, f"“{part.heading}”缺少“{passage.heading}”。")
