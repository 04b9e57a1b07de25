"""The validated insert of a report beside nothing but the insert of its rows."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from django.db.backends.sqlite3._functions import register

from tests.benchmarks import portal
from tests.benchmarks.measure import milliseconds
from tests.benchmarks.samples import AGENCY, REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table

TABLES = tuple(
    f"reports_{name}"
    for name in (
        "annualreport",
        "disclosurerow",
        "applicationrow",
        "challengerow",
        "content",
        "original",
        "trailentry",
    )
)
Rows = dict[str, list[tuple]]


def insert(size: Size, folder: Path) -> Table:
    """Turns of a batch taken in, then the rows that came of it put into equal databases."""
    table = Table(
        "`take_in` beside a bare `executemany` of the same rows",
        ("bare insert", "take_in ms a report", "bare ms a report", "speed"),
        aim="speed ≥ 0.08 of the bare insert",
        note="`take_in` also keeps the original on disk, seals the trail and checks for doubles.",
    )
    turns = list(_turns(size, folder))
    for place, name in ((1, "one transaction a report"), (2, "one transaction for all")):
        table.add(
            name,
            median(turn[0] for turn in turns) / size.batch,
            median(turn[place] for turn in turns) / size.batch,
            median(turn[place] / turn[0] for turn in turns),
        )
    return table


def _turns(size: Size, folder: Path) -> Iterator[tuple[float, float, float]]:
    """Milliseconds of each turn: taken in, put report by report, put at once."""
    with (
        closing(_opened(folder / "portal.sqlite3")) as taken,
        closing(_opened(portal.another(folder, "apart") / "portal.sqlite3")) as apart,
        closing(_opened(portal.another(folder, "at_once") / "portal.sqlite3")) as at_once,
    ):
        for take in _batches(size):
            last = {name: _last(taken, name) for name in TABLES}
            ours = milliseconds(take)
            rows = {name: _after(taken, name, last[name]) for name in TABLES}
            each = [_share(rows, n, size.batch) for n in range(size.batch)]
            yield (
                ours,
                milliseconds(lambda e=each: [_put(apart, own) for own in e]),
                milliseconds(lambda r=rows: _put(at_once, r)),
            )


def _batches(size: Size) -> Iterator[Callable[[], None]]:
    """What takes in a batch of reports, each of an agency of its own."""
    from django.utils import timezone

    from reports.archive.act import Act
    from reports.intake.taking_in import File, importer, take_in
    from reports.models import Agency, AgencyKind

    document, by = REPORTS["given report"], importer()
    kind = AgencyKind.objects.get(name=portal.KIND)

    def take(turn: int, agencies: list[Agency]) -> None:
        for n, agency in enumerate(agencies):
            file = File(f"{agency}.html", f"{turn:032}{n:032}", b"<html>" * 5000)
            now = timezone.now()
            take_in(document, agency=agency, published_at=now, file=file, act=Act(by, now))

    for turn in range(size.turns):
        made = (
            Agency(code=f"b{turn}-{n}", name=f"{AGENCY}{turn}-{n}", kind=kind)
            for n in range(size.batch)
        )
        agencies = Agency.objects.bulk_create(made)
        yield lambda t=turn, a=agencies: take(t, a)


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    register(database)  # a CHECK of the tables uses a function that Django defines
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    sealed = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in sealed:  # a bare insert writes published rows, which the seals refuse
        database.execute(f"DROP TRIGGER {name}")
    return database


def _last(database: sqlite3.Connection, table: str) -> int:
    return database.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]


def _after(database: sqlite3.Connection, table: str, last: int) -> list[tuple]:
    sql = f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid"
    return database.execute(sql, [last]).fetchall()


def _share(rows: Rows, number: int, batch: int) -> Rows:
    """The rows of one report: all of a batch have as many."""
    return {
        name: found[number * len(found) // batch : (number + 1) * len(found) // batch]
        for name, found in rows.items()
    }


def _put(database: sqlite3.Connection, rows: Rows) -> None:
    database.execute("BEGIN IMMEDIATE")
    for name, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", found)
    database.execute("COMMIT")
