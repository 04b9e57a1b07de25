"""The page on which a list of agencies is tried and entered, and the lists to take away."""

from __future__ import annotations

import csv
from io import StringIO

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from reports.archive.act import Act
from reports.archive.changes import mark
from reports.archive.refusals import Refused
from reports.models import AgencyKind
from reports.writers.csv import escaped

from .agency_import import ImportPlan, enter, plan
from .agency_list import COLUMNS, text_of
from .agency_tree import Node, tree
from .own_pages import OwnPages

SHOWN = 100
MOST_PROBLEMS = 1000


def list_page(place: OwnPages, request: HttpRequest) -> HttpResponse:
    """A CSV is tried first: everything wrong at once, or what would change; then entered."""
    if request.method != "POST":
        return _page(place, request, {})
    file = request.FILES.get("file")
    try:
        if request.POST.get("do") == "enter":
            text, seen = request.POST.get("text", ""), request.POST.get("seen", "")
            entered = enter(text, seen=seen, act=Act.of(request))
            messages.success(request, f"已导入：{entered.summary}。")
            return redirect(place.url("changelist"))
        text = text_of(file.read() if file else b"")
        return _page(place, request, _tried(plan(text), text))
    except Refused as refusal:
        return _page(place, request, _wrong(str(refusal).split("\n")))


def template_file(request: HttpRequest) -> HttpResponse:
    """The list with its first line only: an example would be entered as an agency."""
    return _csv("机关导入模板", [COLUMNS])


def export_file(request: HttpRequest) -> HttpResponse:
    """All agencies as a list that can be entered again."""
    return _csv("机关", [COLUMNS, *(_row(node) for root in tree() for node in root.below())])


def _page(place: OwnPages, request: HttpRequest, said: dict[str, object]) -> HttpResponse:
    context = {"columns": COLUMNS, "kinds": AgencyKind.objects.all(), **said}
    status = 400 if said.get("problems") else 200
    return place.page(request, "agency_list", "从 CSV 导入机关", context, status=status)


def _tried(tried: ImportPlan, text: str) -> dict[str, object]:
    if tried.problems:
        return _wrong(list(tried.problems))
    return {
        "plan": tried,
        "new": tried.new[:SHOWN],
        "changed": tried.changed[:SHOWN],
        "text": text,
        "seen": mark(tried.state),
    }


def _wrong(problems: list[str]) -> dict[str, object]:
    more = max(len(problems) - MOST_PROBLEMS, 0)
    return {"problems": problems[:MOST_PROBLEMS], "more": more}


def _row(node: Node) -> tuple[str, ...]:
    agency, above = node.agency, node.above
    power = "是" if agency.rule_making_power else "否"
    parent = above.agency.code if above else ""
    return (agency.code, escaped(agency.name), escaped(agency.kind.name), parent, power)


def _csv(name: str, rows: list[tuple[str, ...]]) -> HttpResponse:
    """With the byte order mark by which Excel knows UTF-8."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return response
