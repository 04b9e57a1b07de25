"""Words for how applications were dealt with (办理结果), and the cells they mean."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.statute import FORMATS
from reports.statute.document import Document
from reports.statute.labels import bare

from ..statements import Counted
from .arrivals import says_nothing
from .figures import Sum, total

GROUPS = {
    "refused": "不予以?公开",
    "partly_granted": "部分(?:予以)?公开",
    "granted": "(?<!主动)(?<!应)(?<!不)予以公开|同意公开",
    "unavailable": "无法提供",
    "not_handled": "不予处理",
    "other": "其他处理",
}
_OF = (
    r"(?:的|有|为|：|共计?|计|答复|决定|告知|处理|情形|类|申请|政府信息|信息|公开|事项|案件|方式|办理|"
    r"各|结果|数量|合计|总计|即|是|数)*$"
)
_GROUP = "|".join(f"(?P<{key}>{pattern})" for key, pattern in GROUPS.items())
_BEFORE = re.compile(rf"(?:{_GROUP}){_OF}")
_ALONE = re.compile(rf"(?:{_GROUP})(?:和|及|以及|的)?")
_AFTER = re.compile(
    rf"(?:申请)?(?:依法|已|均|作出|作|答复|告知|的|为|被|给予|属于|系)*(?:{_GROUP})(?![^，]*\d)"
)
_SUBJECT = re.compile(r"(?:对|有|另有|其中|其余)?")

_REASON = re.compile(
    r"因|由于|为由|涉及|属于|认定|不掌握|不存在|另行制作|补正|重复|信访|国家秘密|按照|主动公开|商业秘密|隐私"
)
_PART = re.compile(r"自然人|个人|企业|律师|网上|线上|信函|当面|邮寄|科研|公益|法律服务|涉及|类")
_DENIED = re.compile(r"(?:未|没有|无|非|拟|可|主动|应当?)$")


def meanings(said: Counted, document: Document) -> list[Sum]:
    """The sums of cells that a number may stand for; none if it is said of something else, or
    of a part of the applications, or of one reason among several."""
    if "分别" in said.since:
        return []
    if leaf := _leaf(said, document):
        return [total(leaf)]
    labels = _labels(said)
    of_part = _PART.search(said.lead.rpartition("其中")[2])
    if not labels or of_part or _REASON.search(said.since):
        return []
    rows = [_rows(document, label) for label in labels]
    if len(rows) > 1 and "各" not in said.before:
        return [total(*sum(rows, ()))]
    only_whole = labels == ["granted"] and "部分公开" not in said.sentence.prose.folded
    or_partly = [total("result.granted", "result.partly_granted")] if only_whole else []
    return [total(*rows[-1]), *or_partly]


def _leaf(said: Counted, document: Document) -> str | None:
    """The innermost row whose label stands right before the number."""
    labels = _leaf_labels(document.format)
    return next((row for row, label in labels if label.search(said.before)), None)


@lru_cache(maxsize=4)
def _leaf_labels(format: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every row below a branch of 办理结果 with its label as prose uses it."""
    rows = FORMATS[format].tables["applications"].rows
    inner = {row: cells[0].row.label for row, cells in rows.items() if row.count(".") == 2}
    words = {row: re.sub(r"^属于|^本机关|[“”]", "", bare(label)) for row, label in inner.items()}
    return tuple(
        (row, re.compile(re.escape(word) + _OF)) for row, word in words.items() if len(word) > 2
    )


def _labels(said: Counted) -> list[str]:
    """The outcomes that a number is said of: the one before it, with the clauses that lead up to
    it (「不予公开、无法提供共5件」), else the one right after it."""
    if own := _before(said.before):
        chain = list(_unbroken(_alone(clause) for clause in reversed(said.chain)))
        return [*reversed(chain), own]
    if says_nothing(said) and (last := _before(said.chain[-1])):
        return [last]
    after = _AFTER.match(said.after)
    return [after.lastgroup] if after and _SUBJECT.fullmatch(said.before) else []


def _unbroken(labels: Iterator[str | None]) -> Iterator[str]:
    for label in labels:
        if label is None:
            return
        yield label


def _before(words: str) -> str | None:
    match = _BEFORE.search(words)
    if not match or _DENIED.search(words[: match.start()]):
        return None
    return match.lastgroup


def _alone(words: str) -> str | None:
    match = _ALONE.fullmatch(words.removeprefix("其中"))
    return match.lastgroup if match else None


def _rows(document: Document, label: str) -> tuple[str, ...]:
    """The rows of a branch of 办理结果, or the branch's own row."""
    branch = f"result.{label}"
    rows = document.form.tables["applications"].rows
    return tuple(row for row in rows if row == branch or row.startswith(branch + "."))
