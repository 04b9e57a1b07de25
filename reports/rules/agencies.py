"""A report against the reports of other agencies of the same year."""

from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from .context import Context
from .copies import first_text
from .rule import FORM_2021, Found, Group, Needs, rule


@rule(
    "agencies.copied_text",
    Group.YEARS,
    Severity.WARNING,
    title="与其他机关雷同",
    what="第一、第五部分（200 字以上）与同年另一机关报告的重合超过 70%。",
    why="内容雷同是国务院办公厅点名的问题，照抄的报告不反映本机关的工作。",
    mend="请按本机关实际重写该部分。",
    source=FORM_2021,
    needs=Needs.OTHERS,
)
def copied_text(document: Document, context: Context) -> Iterator[Found]:
    headings = {narrative.key: narrative.heading for narrative in document.form.narratives}
    for copy in context.copies or ():
        limit = context.settings.copied_agencies
        yield Found(
            first_text(document, copy.part),
            f"“{headings[copy.part]}”与{copy.agency}{document.year}年报告的重合为{copy.share:.0%}，"
            f"超过{limit:.0%}。",
        )
