"""Reading many files on every core. What reads knows no database."""

import hashlib
import multiprocessing
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from reports.readers import Reading, Unreadable, read

from .files import GivenFile

CHUNK = 8  # files a task: fewer round trips between the processes


@dataclass(frozen=True)
class Outcome:
    """What became of one file: read, known already (neither reading nor refusal), or refused."""

    found: GivenFile
    digest: str = ""
    reading: Reading | None = None
    refusal: str = ""


_known: frozenset[str] = frozenset()


def _remember(known: frozenset[str]) -> None:
    global _known
    _known = known


def read_found(found: GivenFile) -> Outcome:
    """Read one file unless its content is known."""
    try:
        data = found.load()
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return Outcome(found, refusal="文件打不开，可能已损坏或设有密码。")
    digest = hashlib.sha256(data).hexdigest()
    if digest in _known:
        return Outcome(found, digest)
    try:
        return Outcome(found, digest, reading=read(data, name=str(found)))
    except Unreadable as sentence:
        return Outcome(found, digest, refusal=str(sentence))


def read_all(files: Iterable[GivenFile], *, known: frozenset[str], jobs: int) -> Iterator[Outcome]:
    """The outcome of every file, in order; never more than a few files ahead of who takes them."""
    if jobs == 1:
        _remember(known)
        yield from map(read_found, files)
        return
    source = iter(files)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    pool = _pool(known, jobs)
    waiting: deque[tuple[list[GivenFile], Future]] = deque()
    try:
        while True:
            for chunk in islice(chunks, 3 * jobs - len(waiting)):
                waiting.append((chunk, pool.submit(_read_chunk, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool = _pool(known, jobs)
                waiting = deque((c, pool.submit(_read_chunk, c)) for c, _ in waiting)
                yield from _one_by_one(chunk, known)
    finally:
        pool.shutdown(cancel_futures=True)


def _read_chunk(chunk: list[GivenFile]) -> list[Outcome]:
    return [read_found(found) for found in chunk]


def _one_by_one(chunk: list[GivenFile], known: frozenset[str]) -> Iterator[Outcome]:
    """Read files one at a time in a process that is replaced when one kills it: it takes no
    other file along."""
    pool = _pool(known, 1)
    try:
        for found in chunk:
            try:
                yield pool.submit(read_found, found).result()
            except BrokenProcessPool:
                yield Outcome(found, refusal="读取这个文件的进程意外退出，请检查文件。")
                pool = _pool(known, 1)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(known: frozenset[str], jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_remember,
        initargs=(known,),
    )
