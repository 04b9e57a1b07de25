"""Reading many files on every core, each in a process that may be killed (readers.apart)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue

from reports.archive.digests import sha256_of
from reports.readers import Reading, Unreadable
from reports.readers.apart import Child

from .files import UNOPENED, GivenFile

AHEAD = 8  # files a process that may be read before anybody takes them


@dataclass(frozen=True)
class Outcome:
    """What became of one file: read, known already (neither reading nor refusal), or refused."""

    found: GivenFile
    digest: str = ""
    reading: Reading | None = None
    refusal: str = ""


def read_found(found: GivenFile, *, known: frozenset[str], child: Child) -> Outcome:
    """Read one file unless its content is known."""
    try:
        data = found.load()
    except UNOPENED:
        return Outcome(found, refusal="文件打不开，可能已损坏或设有密码。")
    digest = sha256_of(data)
    if digest in known:
        return Outcome(found, digest)
    try:
        return Outcome(found, digest, reading=child.read(data, name=str(found)))
    except Unreadable as sentence:
        return Outcome(found, digest, refusal=str(sentence))


def read_all(
    files: Iterable[GivenFile], *, known: frozenset[str], jobs: int, make: Callable[[], Child]
) -> Iterator[Outcome]:
    """The outcome of every file, in order; never more than a few files ahead of who takes them.

    Each of the ``jobs`` processes that ``make`` gives reads file after file; one that dies over a
    file is replaced and takes no other file along."""
    made = [make() for _ in range(jobs)]
    idle: SimpleQueue[Child] = SimpleQueue()
    for child in made:
        idle.put(child)

    def read(found: GivenFile) -> Outcome:
        child = idle.get()
        try:
            return read_found(found, known=known, child=child)
        finally:
            idle.put(child)

    source = iter(files)
    waiting: deque[Future[Outcome]] = deque()
    pool = ThreadPoolExecutor(jobs)
    try:
        while True:
            for found in islice(source, AHEAD * jobs - len(waiting)):
                waiting.append(pool.submit(read, found))
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
        for child in made:
            child.end()
