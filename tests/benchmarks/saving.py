"""The desk: processor time of saving the whole form, by itself and with the page that follows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.benchmarks import portal
from tests.benchmarks.measure import milliseconds
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table

NOW = datetime(2024, 1, 15, tzinfo=UTC)


def tables(size: Size, folder: Path) -> Iterator[Table]:
    var = portal.another(folder, "desk")
    portal.switch(var / "portal.sqlite3")
    table = Table(
        "Saving on the desk",
        ("what", *(f"ms: {name}" for name in size.reports)),
        aim="a save of the full form within 100 ms of processor time",
    )
    clerks = [_Clerk(name) for name in size.reports]
    for what in (_Clerk.save, _Clerk.save_over, _Clerk.autosave, _Clerk.open):
        table.add(what.__doc__, *(_typical(what, clerk, size.turns) for clerk in clerks))
    portal.switch(folder / "portal.sqlite3")
    yield table


def _typical(what: Callable, clerk: "_Clerk", turns: int) -> float:
    what(clerk)
    return median(milliseconds(lambda: what(clerk)) for _ in range(turns))


class _Clerk:
    """A producer at the desk of one draft, who changes a sentence and a figure at each save."""

    def __init__(self, name: str) -> None:
        from django.test import Client
        from django.urls import reverse

        from reports.models import Agency, AgencyKind, Post, Role, Staff

        document = REPORTS[name]
        kind = AgencyKind.objects.get(name=portal.KIND)
        code = name.replace(" ", "-")
        self.agency = Agency.objects.create(code=code, name=document.agency, kind=kind)
        self.staff = Staff.objects.create(username=code, name="测量员", is_staff=True)
        Post.objects.create(staff=self.staff, agency=self.agency, role=Role.PRODUCER)
        self.report = self._begin(document)
        self.client = Client()
        self.client.force_login(self.staff)
        of = [self.report.pk]
        self.desk = reverse("admin:reports_annualreport_change", args=of)
        self.working = reverse("admin:reports_annualreport_working", args=of)
        self.turn = 0

    def save(self) -> None:
        """a save"""
        self._post(self._typed())

    def save_over(self) -> None:
        """a save, merged with another's"""
        typed = self._typed()
        self._store({"other_matters": f"第{self.turn}次由别人改动。"})
        self._post(typed)

    def autosave(self) -> None:
        """an autosave of all fields"""
        response = self.client.post(self.working, self._typed())
        if response.status_code != 200:
            raise RuntimeError(f"{self.working}: {response.status_code}")

    def open(self) -> None:
        """the page of the form, compressed"""
        self.client.get(self.desk, headers={"Accept-Encoding": "gzip"})

    def _begin(self, document):
        from reports.archive.act import Act
        from reports.archive.opening import open_report
        from reports.archive.store import store

        act = Act(self.staff, NOW)
        report = open_report(agency=self.agency, year=document.year, act=act)
        return store(document, report=report, version=report.version, act=act)

    def _typed(self) -> dict[str, str]:
        from reports.archive.store import to_document
        from reports.desk.form import as_typed

        self.turn += 1
        self.report.refresh_from_db()
        document = to_document(self.report)
        typed = as_typed(document) | {"version": self.report.version, "opened": document.digest}
        changed = "disclosures/art20_5.licences/decisions"
        return typed | {changed: str(self.turn), "problems": f"第{self.turn}次改动。"}

    def _store(self, texts: dict[str, str]) -> None:
        from reports.archive.act import Act
        from reports.archive.store import store, to_document

        document = to_document(self.report)
        store(
            replace(document, texts=document.texts | texts),
            report=self.report,
            version=self.report.version,
            act=Act(self.staff, NOW),
        )

    def _post(self, typed: dict[str, str]) -> None:
        response = self.client.post(self.desk, typed)
        if response.status_code != 302:
            raise RuntimeError(f"{self.desk}: {response.status_code}")
