"""Collections: the memory of streaming many reports out of the database."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import portal
from tests.benchmarks.measure import peak_of
from tests.benchmarks.samples import REPORTS
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table


def tables(size: Size, folder: Path) -> Iterator[Table]:
    table = Table(
        "Memory of streaming collections",
        ("file", *(f"MB, {number:,} reports" for number in size.streamed), "CPU ms a report"),
        aim="no growth",
    )
    vars = []
    for number in size.streamed:
        portal.filled(folder, REPORTS["given report"], number)
        vars.append(portal.another(folder, f"streamed{number}", like=f"with_{number}"))
    for kind in size.kinds:
        few, many = (peak_of("streaming:stream", var, kind) for var in vars)
        table.add(kind, few.own, many.own, many.cpu / size.streamed[1])
    yield table


def stream(kind: str) -> None:
    """Everything published, as the list sends it."""
    from reports.archive.store import documents
    from reports.models import AnnualReport
    from reports.writers.collection import COLLECTIONS

    for _ in COLLECTIONS[kind].pieces(documents(AnnualReport.objects.published())):
        pass
