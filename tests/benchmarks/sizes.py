"""How much is measured: enough to see growth within minutes, all of it, or just that it runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """``turns`` of A B, fewer of what takes seconds; ``files`` to import by so many ``jobs``;
    reports taken in by a ``batch``; the few and the many of files imported, of reports streamed,
    of reports behind a page; ``agencies`` of a year."""

    turns: int = 15
    slow_turns: int = 3
    files: int = 1000
    jobs: int = 2
    batch: int = 20
    imported: tuple[int, int] = (300, 3000)
    streamed: tuple[int, int] = (500, 5000)
    listed: tuple[int, int] = (50, 1000)
    agencies: int = 1000
    kinds: tuple[str, ...] = ("csv", "json", "xlsx")  # of collections
    reports: tuple[str, ...] = ("given report", "large city")
    office: bool = True  # start LibreOffice, which takes seconds


SIZES = {
    "usual": Size(),
    "full": Size(imported=(1000, 10_000), agencies=5000),
    "tiny": Size(
        turns=1,
        slow_turns=1,
        files=4,
        jobs=1,
        batch=2,
        imported=(2, 4),
        streamed=(2, 4),
        listed=(2, 30),
        agencies=10,
        kinds=("csv",),
        reports=("given report",),
        office=False,
    ),
}
