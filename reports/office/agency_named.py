"""The agency that a person typed, by name or by code; a page of many agencies has no list to choose
from that anybody could read."""

from __future__ import annotations

from difflib import get_close_matches

from reports.archive.refusals import Refused
from reports.models import Agency

SUGGESTED = 1000  # more names than this are not sent along with a page


def agency_named(typed: str) -> Agency | None:
    """None if nothing was typed; Refused, with the names one may have meant, if there is none."""
    name = typed.replace("\0", "").strip()
    if not name:
        return None
    found = Agency.objects.filter(name=name).first() or Agency.objects.filter(code=name).first()
    if found is None:
        raise Refused(f"没有名称或者代码为“{name}”的机关。{_alike(name)}")
    return found


def suggestions() -> tuple[str, ...]:
    """Names for the browser to complete; one query."""
    return tuple(Agency.objects.order_by("name").values_list("name", flat=True)[:SUGGESTED])


def _alike(name: str) -> str:
    part = list(Agency.objects.filter(name__contains=name).values_list("name", flat=True)[:3])
    every = Agency.objects.values_list("name", flat=True)[: 2 * SUGGESTED]
    close = part or get_close_matches(name, every, n=3, cutoff=0.5)
    return f"是不是：{'、'.join(close)}？" if close else "请在“机关”里核对，或者先新增。"
