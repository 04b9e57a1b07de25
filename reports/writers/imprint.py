"""Imprint (版记): what is printed beside a report and is no part of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from reports.statute.document import Document

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Imprint:
    """Where and by whom a report was published; whatever is empty is not printed.

    ``address`` is the page of the report on the web; ``published`` is aware of its time zone;
    ``producer``, ``reviewer`` and ``publisher`` are the names behind 制作、审核、发布;
    ``contact`` is one line (联系方式); ``notes`` are public explanations printed under the report.
    """

    address: str = ""
    published: datetime | None = None
    producer: str = ""
    reviewer: str = ""
    publisher: str = ""
    contact: str = ""
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """(label, text) of each line to print, in order; empty ones left out."""
        published = self.published and self.published.astimezone(BEIJING)
        given = (
            ("发布时间", f"{published:%Y-%m-%d %H:%M}" if published else ""),
            ("制作", self.producer),
            ("审核", self.reviewer),
            ("发布", self.publisher),
            ("联系方式", self.contact),
            ("网址", self.address),
            *(("说明", note) for note in self.notes),
        )
        return tuple((label, text) for label, text in given if text)


NOTHING = Imprint()


def moment(document: Document, imprint: Imprint) -> datetime:
    """The time a file says it was made: the publication, else the end of the report year. Never
    the clock, so that the same report is the same file."""
    return imprint.published or datetime(document.year + 1, 1, 1, tzinfo=BEIJING)


def title(document: Document) -> str:
    """The title to print: the report's own, else the one the format prescribes."""
    return document.title or document.official_title
