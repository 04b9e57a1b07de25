"""Importing: reports a second, and memory over many files."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from time import perf_counter

from tests.benchmarks import portal
from tests.benchmarks.insert import insert
from tests.benchmarks.measure import milliseconds, peak_of, spent
from tests.benchmarks.samples import REPORTS, folder_of, short
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table


def tables(size: Size, folder: Path) -> Iterator[Table]:
    yield _speed(size, folder)
    yield insert(size, folder)
    yield _memory(size, folder)


def run(files: str, jobs: int) -> None:
    """The command as a person types it."""
    from django.core.management import call_command

    said = StringIO()
    call_command("import_reports", files, jobs=jobs, create_agencies=portal.KIND, stdout=said)
    if "未导入 0。" not in said.getvalue():
        raise RuntimeError(said.getvalue())


def _speed(size: Size, folder: Path) -> Table:
    files = folder_of(REPORTS["given report"], size.files, folder / "pages")
    portal.switch(portal.another(folder, "import") / "portal.sqlite3")
    before = spent()
    seconds = milliseconds(lambda: run(str(files), size.jobs), perf_counter) / 1000
    cpu = (spent() - before) * 1000 / size.files
    portal.switch(folder / "portal.sqlite3")
    table = Table(
        f"`import_reports --jobs {size.jobs}` into SQLite",
        ("files", "seconds", "reports a second", "CPU ms a report", "a second on 2 free cores"),
        aim="100 reports a second",
        note="Web pages of the given report, with agency, year and one figure of their own; "
        "starting the processes that read is counted.",
    )
    table.add(f"{size.files:,} web pages", seconds, size.files / seconds, cpu, 2000 / cpu)
    return table


def _memory(size: Size, folder: Path) -> Table:
    table = Table(
        f"Memory of `import_reports --jobs {size.jobs}`",
        ("files", "MB at most", "MB of a reading process"),
        aim="no growth",
        note="Short reports: what grows, grows with their number.",
    )
    for number in size.imported:
        files = folder_of(short(), number, folder / f"short{number}")
        var = portal.another(folder, f"memory{number}")
        peak = peak_of("importing:run", var, str(files), size.jobs)
        table.add(f"{number:,} short web pages", peak.own, peak.children)
    return table
