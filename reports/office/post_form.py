"""The posts of one person as a form: a line for each agency, and blank lines for new ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from reports.accounts.posts import posts_of
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import Agency, Role, Staff

from .agency_named import agency_named, suggestions

BLANKS = 3


@dataclass(frozen=True)
class PostLine:
    """One line: the name of its boxes, the agency (or what was typed for it), the roles ticked."""

    key: str
    agency: Agency | None
    typed: str
    ticked: tuple[str, ...]

    @property
    def boxes(self) -> list[tuple[str, str, bool]]:
        return [(role.value, role.label, role.value in self.ticked) for role in Role]


@dataclass(frozen=True)
class PostForm:
    """What the page shows: the posts as they stand or, after a refusal, as they were typed."""

    lines: tuple[PostLine, ...]
    seen: str
    suggestions: tuple[str, ...]

    @classmethod
    def of(cls, staff: Staff, typed: QueryDict | None = None) -> PostForm:
        posts = posts_of(staff)
        agencies = Agency.objects.filter(pk__in=posts).order_by("name")
        lines = [_line(agency, posts[agency.pk], typed) for agency in agencies]
        lines += [_blank(number, typed) for number in range(BLANKS)]
        return cls(tuple(lines), mark(posts), suggestions())


def _line(agency: Agency, stands: list[str], typed: QueryDict | None) -> PostLine:
    key = f"roles-{agency.pk}"
    return PostLine(key, agency, "", tuple(typed.getlist(key) if typed else stands))


def _blank(number: int, typed: QueryDict | None) -> PostLine:
    key = f"new-{number}"
    if typed is None:
        return PostLine(key, None, "", ())
    return PostLine(key, None, typed.get(f"{key}-agency", ""), tuple(typed.getlist(key)))


def wanted(staff: Staff, typed: QueryDict) -> dict[int, list[str]]:
    """The posts that were typed, by agency; Refused with a sentence for each line that is no
    agency, or names one without saying what for."""
    roles = {key: typed.getlist(f"roles-{key}") for key in posts_of(staff)}
    problems: list[str] = []
    for number in range(BLANKS):
        line = _blank(number, typed)
        try:
            if agency := _agency(line):
                roles.setdefault(agency.pk, []).extend(line.ticked)
        except Refused as refusal:
            problems.append(str(refusal))
    if problems:
        raise Refused("\n".join(problems))
    return roles


def _agency(line: PostLine) -> Agency | None:
    """The agency named in a blank line, if any."""
    found = agency_named(line.typed)
    if found is None and line.ticked:
        raise Refused("有一行选了职责，没有填机关。请填机关的名称或者代码。")
    if found is not None and not line.ticked:
        raise Refused(f"请为“{found}”选择职责。")
    return found
