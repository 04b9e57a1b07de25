"""What a step will do, said before it is done (发布、撤下), and what it has done, said after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from reports.models import AnnualReport, Staff, Status, site_now
from reports.writers import WRITERS

from . import notices
from .steps import Step


@dataclass(frozen=True)
class Foretold:
    """One thing that will happen, with the addresses that it concerns."""

    sentence: str
    addresses: tuple[str, ...] = ()


def foretold(step: Step, report: AnnualReport, *, by: Staff) -> tuple[Foretold, ...]:
    """What publishing or withdrawing a report will do, in the order in which people care."""
    told = Foretold(_told(step, report, by=by) or "不会给任何人发提醒。")
    if step.target == Status.PUBLISHED:
        return (*_published(report, by=by), told)
    return (*_withdrawn(report), told)


def _published(report: AnnualReport, *, by: Staff) -> Iterator[Foretold]:
    yield Foretold(
        "点“确认发布”之后立即公开，任何人都可以查阅，以下网址出现或者更新：", _addresses(report)
    )
    same = AnnualReport.objects.published().filter(agency=report.agency_id, year=report.year)
    for old in same:
        yield Foretold(
            f"现在公开的第 {old.revision} 版注明“已更正”，仍可在它自己的网址查到：",
            (_revision(old),),
        )
    yield Foretold("已发布的内容不能修改，也不会删除；以后的改动要走“更正”，公开理由。")
    if report.secrecy_at is None:
        yield Foretold(f"保密审查的确认以您的姓名（{by}）永久留痕。")
    yield Foretold("还有效的预览链接随之结束。")


def _withdrawn(report: AnnualReport) -> Iterator[Foretold]:
    yield Foretold(
        "点“确认撤下”之后，报告的内容和文件立即不再公开；以下网址保留，只显示撤下的说明：",
        _addresses(report) if report.status == Status.PUBLISHED else (_revision(report),),
    )
    yield Foretold("撤下不能收回。要重新公开，由制作人“更正”，经审核后发布新的一版。")


def _addresses(report: AnnualReport) -> tuple[str, ...]:
    """The page of the report in force, the page of this revision, and the files."""
    place = [report.agency.code, report.year]
    pages = (_site(reverse("report", args=place)), _revision(report))
    kinds = "、".join(writer.label for writer in WRITERS.values())
    return (*pages, f"以及两处的文件（{kinds}）")


def _revision(report: AnnualReport) -> str:
    place = [report.agency.code, report.year, report.revision]
    return _site(reverse("revision", args=place))


def _site(path: str) -> str:
    return f"{site_now()['url']}{path}"


def _told(step: Step, report: AnnualReport, *, by: Staff) -> str:
    """Who is told of the step; empty if nobody."""
    people = notices.told(step.tells[1], report=report, by=by) if step.tells else ()
    names = "、".join(str(person) for person in people)
    return f"提醒{step.tells[1].label}人：{names}。" if step.tells and names else ""


def said_after(step: Step, report: AnnualReport, *, by: Staff) -> str:
    """What was done and when it takes effect; ``report`` is as the step left it."""
    time = timezone.localtime(report.scheduled_for) if report.scheduled_for else None
    done = step.done.format(
        scheduled_for=f"{time:%Y-%m-%d %H:%M}" if time else "",
        address=_site(report.get_absolute_url()),
        revision=report.revision,
    )
    told = _told(step, report, by=by)
    return f"已办理“{step.label}”：{done}{'已' if told else ''}{told}"
