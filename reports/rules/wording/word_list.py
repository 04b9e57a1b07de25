"""The office's own list of words that are often written wrongly."""

from collections.abc import Iterator

from reports.statute.document import Document
from reports.statute.findings import Severity

from ..context import Context
from ..prose import folded, texts
from ..rule import PRACTICE, Found, Group, rule


@rule(
    "wording.list",
    Group.STRUCTURE,
    Severity.WARNING,
    title="易错词",
    what="正文出现易错词表中的词，例如“互联网督查”应为“互联网+督查”。",
    why="专有名称写错，影响报告的严肃性。",
    mend="请改用正确的写法；词表由管理员维护。",
    source=PRACTICE,
)
def word_list(document: Document, context: Context) -> Iterator[Found]:
    words = [(folded(wrong), right) for wrong, right in context.settings.word_list.items()]
    for prose in texts(document):
        for wrong, right in words:
            at = prose.folded.find(wrong)
            while wrong and at >= 0:
                yield Found(
                    prose.place(at, at + len(wrong)),
                    f"“{prose.quote(at, at + len(wrong))}”应为“{right}”。",
                )
                at = prose.folded.find(wrong, at + len(wrong))
