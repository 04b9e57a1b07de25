"""The list of agencies as CSV: entered whole, or not at all."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from reports.archive.refusals import Refused
from reports.models import Agency, AgencyKind
from reports.readers import Unreadable
from reports.readers.kinds.csv_rows import CsvRow, csv_rows

COLUMNS = ("代码", "名称", "类别", "上级代码", "规章制定权")
YES, NO = {"是", "有", "1"}, {"", "否", "无", "0"}
LARGEST = 2_000_000


@dataclass(frozen=True)
class Entered:
    """How many agencies are new, and how many were changed."""

    new: int
    changed: int


@transaction.atomic
def enter(data: bytes) -> Entered:
    """Agencies by code: new ones are made, known ones changed, none deleted. A parent may stand
    anywhere in the list. Refused with one line for each thing wrong."""
    lines = _lines(data)
    known = {agency.code: agency for agency in Agency.objects.all()}
    kinds = {kind.name: kind for kind in AgencyKind.objects.all()}
    problems, named, new = [], {}, 0
    for line in lines:
        try:
            agency = known.get(line["代码"]) or Agency(code=line["代码"])
            new += agency.pk is None
            _fill(agency, line, kinds)
            named[agency.code] = known[agency.code] = agency
        except ValidationError as wrong:
            problems += [f"第 {line.line} 行：{sentence}" for sentence in wrong.messages]
    for line in lines:
        if line["上级代码"] and line["上级代码"] not in known:
            problems.append(f"第 {line.line} 行：没有代码为“{line['上级代码']}”的上级机关。")
    if problems:
        raise Refused("\n".join(problems))
    _join(lines, known)
    return Entered(new, len(named) - new)


def _fill(agency: Agency, line: CsvRow, kinds: dict[str, AgencyKind]) -> None:
    if line["类别"] not in kinds:
        raise ValidationError(f"没有“{line['类别']}”这个机关类别。")
    if line["规章制定权"] not in YES | NO:
        raise ValidationError("“规章制定权”应填“是”或“否”。")
    agency.name, agency.kind = line["名称"], kinds[line["类别"]]
    agency.rule_making_power = line["规章制定权"] in YES
    agency.full_clean(exclude=["parent"])
    agency.save()


def _join(lines: list[CsvRow], known: dict[str, Agency]) -> None:
    """Put every agency under its parent; a ring is refused."""
    for line in lines:
        agency = known[line["代码"]]
        agency.parent = known.get(line["上级代码"])
        agency.save(update_fields=["parent"])
    for line in lines:
        seen, above = set(), known[line["代码"]]
        while above is not None:
            if above.pk in seen:
                raise Refused(f"第 {line.line} 行：上级机关绕成了一圈，请核对“上级代码”。")
            seen.add(above.pk)
            above = above.parent


def _lines(data: bytes) -> list[CsvRow]:
    """The lines of the list; Refused for what is no such list."""
    if not data or len(data) > LARGEST:
        raise Refused("请选择一个 CSV 文件（不超过 2 MB）。")
    try:
        lines = csv_rows(data, columns=COLUMNS)
    except Unreadable as wrong:
        raise Refused(str(wrong)) from None
    codes: set[str] = set()
    for line in lines:
        if line["代码"] in codes:
            raise Refused(f"第 {line.line} 行：代码“{line['代码']}”重复。")
        codes.add(line["代码"])
    return lines
