"""The examination: one report, a year of reports, precision and recall by rule."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from reports.rules import Context, CopyIndex, examine
from reports.rules.copies import Copy
from tests.benchmarks.sizes import Size
from tests.benchmarks.tables import Table
from tests.rules.corpus import Score, overall, passages, scores
from tests.rules.speed import one_report, year_of_reports


def tables(size: Size, folder: Path) -> Iterator[Table]:
    yield _one(size)
    yield _year(size)
    yield _truth()


def _one(size: Size) -> Table:
    table = Table("All checks of one report", ("report", "CPU ms"), aim="less than 20 ms")
    for name, milliseconds in one_report(size.turns).items():
        table.add(name, milliseconds)
    return table


def _year(size: Size) -> Table:
    """As at night: everything compared with everything, then each report examined with what was
    found."""
    reports = year_of_reports(size.agencies)
    started = process_time()
    index = CopyIndex.of(reports)
    built = process_time()
    likes = {
        code: tuple(Copy(like.part, like.other, like.agency, like.share) for like in found)
        for code, found in index.all_copies()
    }
    compared = process_time()
    for code, document in reports:
        examine(document, context=Context(copies=likes.get(code, ())))
    examined = process_time()
    table = Table(
        "A year of reports, across agencies",
        ("agencies", "index s", "copies s", "checks s", "all s", "all ms a report"),
        aim="5,000 reports in less than 120 s",
        note="Invented texts of about 2,000 characters, every tenth part five copied; CPU time "
        "of one core.",
    )
    whole = examined - started
    steps = (built - started, compared - built, examined - compared, whole)
    table.add(f"{size.agencies:,}", *steps, whole * 1000 / size.agencies)
    return table


def _truth() -> Table:
    by_rule = scores()
    table = Table(
        "Precision and recall by rule",
        ("rule", "right", "wrong", "missed", "precision", "recall"),
        aim="precision ≥ 0.98, recall ≥ 0.90",
        note=f"{len(passages())} labelled passages in `tests/samples/passages_*.json`.",
    )
    for rule, score in [*by_rule.items(), ("all", overall(by_rule))]:
        table.add(*_line(rule, score))
    return table


def _line(rule: str, score: Score) -> tuple[str, ...]:
    counts = (score.right, score.wrong, score.missed)
    return (rule, *map(str, counts), f"{score.precision:.3f}", f"{score.recall:.3f}")
