"""Copied texts across the agencies of a year, by an index instead of all pairs.

Of every part a fixed sample of its shingles (those whose checksum falls into one class of
``SAMPLE``) is kept, with the reports that have it. A report is compared exactly only with the few
that share most of its sample. Of a shingle that very many have, only the first ``CROWD`` reports
are kept: enough to name one that a text is like, and the cost stays bounded.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from zlib import crc32

from reports.statute.document import Document

from .copies import PARTS, SHINGLE, Copy, part_text, share
from .settings import Settings

SAMPLE = 16
CROWD = 200
CANDIDATES = 3
SLACK = 0.15  # the sample may be this far below the true share

Progress = Callable[[int, int], None]


class CopyIndex:
    """The reports of one year by what they say. ``add`` them all, then ask for ``copies``."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._agencies: dict[str, str] = {}
        self._texts: dict[tuple[str, str], bytes] = {}
        self._holders: dict[str, defaultdict[int, array]] = {
            part: defaultdict(lambda: array("I")) for part in PARTS
        }
        self._codes: list[str] = []

    @classmethod
    def of(
        cls,
        documents: Iterable[tuple[str, Document]],
        *,
        settings: Settings | None = None,
    ) -> CopyIndex:
        """The index of a year: pairs of a code (of the agency) and its report."""
        index = cls(settings)
        for code, document in documents:
            index.add(code, document)
        return index

    def add(self, code: str, document: Document) -> None:
        """Take a report in; ValueError if the code is known already."""
        if code in self._agencies:
            raise ValueError(f"{code} is in the index already")
        number = len(self._codes)
        self._codes.append(code)
        self._agencies[code] = document.agency
        for part in PARTS:
            text = part_text(document, part)
            if len(text) < self.settings.copied_minimum:
                continue
            self._texts[code, part] = text.encode()
            for checksum in _sample(text):
                holders = self._holders[part][checksum]
                if len(holders) < CROWD:
                    holders.append(number)

    def copies(self, code: str) -> tuple[Copy, ...]:
        """For each part of a report the other report it is most like, where it is more like it
        than the setting allows. KeyError if the code is not known."""
        if code not in self._agencies:
            raise KeyError(code)
        found = (self._nearest(code, part) for part in PARTS if (code, part) in self._texts)
        return tuple(copy for copy in found if copy)

    def all_copies(
        self, progress: Progress | None = None
    ) -> Iterator[tuple[str, tuple[Copy, ...]]]:
        """Every report with its copies, telling ``progress(done, of)`` after each."""
        for done, code in enumerate(self._codes, start=1):
            yield code, self.copies(code)
            if progress:
                progress(done, len(self._codes))

    def _nearest(self, code: str, part: str) -> Copy | None:
        text = self._texts[code, part].decode()
        best = max(
            (
                Copy(
                    part,
                    other,
                    self._agencies[other],
                    share(text, self._texts[other, part].decode()),
                )
                for other in self._candidates(code, part, _sample(text))
            ),
            key=lambda copy: copy.share,
            default=None,
        )
        return best if best and best.share > self.settings.copied_agencies else None

    def _candidates(self, code: str, part: str, sample: set[int]) -> list[str]:
        """The few that share most of the sample, and enough of it."""
        counts: Counter[int] = Counter()
        holders = self._holders[part]
        for checksum in sample:
            counts.update(holders[checksum])
        enough = len(sample) * (self.settings.copied_agencies - SLACK)
        others = ((n, self._codes[number]) for number, n in counts.most_common(CANDIDATES + 1))
        return [other for n, other in others if other != code and n >= enough]


def _sample(text: str) -> set[int]:
    """The checksums of a text's shingles that fall into the sampled class."""
    data, step = text.encode("utf-32-le"), 4 * SHINGLE
    checksums = (crc32(data[n : n + step]) for n in range(0, len(data) - step + 1, 4))
    return {checksum for checksum in checksums if checksum % SAMPLE == 0}
