"""How fast the examination is: one report, and copied text across the agencies of a year.

Run ``python -m tests.rules.speed [agencies]``. Figures are processor time; nothing is asserted.
"""

import random
import sys
from time import process_time

from reports.readers import read
from reports.rules import Context, CopyIndex, examine
from reports.rules.prose import fold
from reports.rules.text.reading import read_text
from tests.rules.corpus import SAMPLES, passages
from tests.rules.given import clean

LONG = 14_600  # characters: ten times a usual report
SAMPLE = SAMPLES / "jiaozuo_education_2023.txt"


def one_report(rounds: int = 50) -> dict[str, float]:
    """Milliseconds for all checks of the given report, and of a long one (all passages of the
    corpus as its texts) with its report of the year before."""
    given = read(SAMPLE.read_bytes()).document
    everything = "\n".join(passage["text"] for passage in passages())[:LONG]
    long, before = (clean({"overview.on_request": everything}, year=year) for year in (2023, 2022))
    return {
        f"given report, {_length(given)} characters": _time(given, Context(), rounds),
        f"long report, {_length(long)} characters, and the year before": _time(
            long, Context(previous=before), rounds
        ),
    }


def _length(document) -> int:
    return sum(map(len, document.texts.values()))


def _time(document, context: Context, rounds: int) -> float:
    started = process_time()
    for _ in range(rounds):
        fold.cache_clear()
        read_text.cache_clear()
        examine(document, context=context)
    return (process_time() - started) / rounds * 1000


def year_of_reports(agencies: int) -> list[tuple[str, object]]:
    """Invented reports of about 2,000 characters: phrases that everybody uses, sentences of
    their own, and every tenth part five copied."""
    draw = random.Random(7)
    signs = [chr(draw.randint(0x4E00, 0x5FFF)) for _ in range(3000)]
    phrases = ["".join(draw.choices(signs, k=40)) for _ in range(60)]

    def text(length: int) -> str:
        pieces: list[str] = []
        while sum(map(len, pieces)) < length:
            own = "".join(draw.choices(signs, k=40))
            pieces.append(draw.choice(phrases) if draw.random() < 0.35 else own)
        return "。".join(pieces)

    template = text(500)
    return [
        (
            str(n),
            clean(
                {
                    "overview.proactive": text(1500),
                    "problems": template + text(60) if n % 10 == 0 else text(500),
                },
                agency=f"第{n}号局",
            ),
        )
        for n in range(agencies)
    ]


def copied_text(agencies: int) -> dict[str, float]:
    """Seconds to build the index of a year and to ask it for every report's copies."""
    reports = year_of_reports(agencies)
    started = process_time()
    index = CopyIndex.of(reports)
    built = process_time()
    for _ in index.all_copies():
        pass
    return {"index": built - started, "copies": process_time() - built}


if __name__ == "__main__":
    agencies = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    for name, milliseconds in one_report().items():
        print(f"{name}: {milliseconds:.1f} ms")
    for name, seconds in copied_text(agencies).items():
        print(f"{agencies} agencies, {name}: {seconds:.1f} s")
