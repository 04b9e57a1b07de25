"""Who did what to a report, and when (谁制作、谁审核、谁发布): pairs of columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from .staff import Staff


@dataclass(frozen=True)
class Signature:
    """The names of two columns: when something was done, and by whom. Both are filled or none."""

    at: str
    by: str

    def time(self, report: models.Model) -> datetime | None:
        return getattr(report, self.at)

    def is_by(self, staff: Staff, report: models.Model) -> bool:
        return getattr(report, f"{self.by}_id") == staff.pk

    def put(self, report: models.Model, *, by: Staff | None, at: datetime | None) -> None:
        """Fill the pair, or empty it with two Nones."""
        setattr(report, self.at, at)
        setattr(report, self.by, by)

    def paired(self) -> models.CheckConstraint:
        """What was done has both a time and a person, or neither."""
        return models.CheckConstraint(
            name=f"report_{self.at.removesuffix('_at')}_paired",
            condition=Q((f"{self.at}__isnull", True), (f"{self.by}__isnull", True))
            | Q((f"{self.at}__isnull", False), (f"{self.by}__isnull", False)),
        )


PRODUCED = Signature("produced_at", "produced_by")
REVIEWED = Signature("reviewed_at", "reviewed_by")
SECRECY = Signature("secrecy_at", "secrecy_by")
SCHEDULED = Signature("scheduled_at", "scheduled_by")
PUBLISHED = Signature("published_at", "published_by")
WITHDRAWN = Signature("withdrawn_at", "withdrawn_by")
SIGNATURES = (PRODUCED, REVIEWED, SECRECY, SCHEDULED, PUBLISHED, WITHDRAWN)
