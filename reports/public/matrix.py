"""Published reports by year and kind of agency: how sites arrange the column of annual reports."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet


@dataclass(frozen=True)
class KindOfAgency:
    """A kind of agency (机关类别) that has published something."""

    pk: int
    name: str


@dataclass(frozen=True)
class Square:
    """How many reports one kind of agency has published for one year; 0 if none."""

    kind: KindOfAgency
    reports: int


@dataclass(frozen=True)
class Matrix:
    """Years from the newest, kinds in their order; a year or kind without reports is left out."""

    kinds: tuple[KindOfAgency, ...]
    years: tuple[tuple[int, tuple[Square, ...]], ...]


def matrix(published: QuerySet) -> Matrix:
    """Count published reports. One query, whatever their number."""
    counted = published.values_list(
        "year", "agency__kind", "agency__kind__name", "agency__kind__order"
    ).annotate(reports=Count("pk"))
    counts = {}
    kinds = {}
    for year, pk, name, order, reports in counted.order_by():
        kinds[order, name] = kind = KindOfAgency(pk, name)
        counts[year, kind] = reports
    ordered = tuple(kinds[place] for place in sorted(kinds))
    years = sorted({year for year, _ in counts}, reverse=True)
    return Matrix(
        kinds=ordered,
        years=tuple(
            (year, tuple(Square(kind, counts.get((year, kind), 0)) for kind in ordered))
            for year in years
        ),
    )
