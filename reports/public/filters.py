"""By what a list of reports can be narrowed: year and kind of agency, from the address."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from reports.models import AgencyKind, Status


@dataclass(frozen=True)
class Filter:
    """The choices that lead to something, and those taken; None means all."""

    years: tuple[int, ...]
    kinds: tuple[AgencyKind, ...]
    year: int | None
    kind: int | None

    def of(self, reports: QuerySet) -> QuerySet:
        """The reports that are left."""
        chosen = {"year": self.year, "agency__kind": self.kind}
        return reports.filter(**{name: value for name, value in chosen.items() if value})


def filter_of(published: QuerySet, asked: QueryDict) -> Filter:
    """What the address asks for; what is not among the choices is not applied. Two queries."""
    years = tuple(published.order_by("-year").values_list("year", flat=True).distinct())
    kinds = tuple(AgencyKind.objects.filter(agencies__reports__status=Status.PUBLISHED).distinct())
    return Filter(
        years=years,
        kinds=kinds,
        year=_one_of(years, asked.get("year")),
        kind=_one_of((kind.pk for kind in kinds), asked.get("kind")),
    )


def _one_of(choices, asked: str | None) -> int | None:
    return next((choice for choice in choices if str(choice) == asked), None)
