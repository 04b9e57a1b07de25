"""Public pages: queries and milliseconds with few and with many reports in force."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import portal
from tests.benchmarks.measure import beside
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table

PAGES = {
    "home": "/",
    "list": "/reports/",
    "list, narrowed": "/reports/?year=2023&sort=agency",
    "list, second page": "/reports/?page=2",
    "agency": "/agencies/a0/",
    "report": "/agencies/a0/2023/",
}


def tables(size: Size, folder: Path) -> Iterator[Table]:
    for number in size.listed:
        portal.filled(folder, REPORTS["given report"], number)
    table = Table(
        "Public pages",
        ("page", *(f"{what}, {n:,}" for what in ("queries", "ms") for n in size.listed), "ratio"),
        aim="costs do not grow with the reports in force",
    )
    for name, address in PAGES.items():
        visits = [_Visit(folder / f"with_{n}.sqlite3", address) for n in size.listed]
        few, many = visits
        found = beside(many, few, turns=size.turns)
        queries = [visit.queries() for visit in visits]
        table.add(name, *queries, found.theirs, found.ours, found.ratio)
    portal.switch(folder / "portal.sqlite3")
    yield table


class _Visit:
    """One visitor to one portal."""

    def __init__(self, database: Path, address: str) -> None:
        from django.test import Client

        self.client, self.database, self.address = Client(), database, address

    def __call__(self) -> None:
        portal.switch(self.database)
        response = self.client.get(self.address)
        if response.status_code != 200:
            raise RuntimeError(f"{self.address}: {response.status_code}")

    def queries(self) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        portal.switch(self.database)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.address)
        return len(queries)
