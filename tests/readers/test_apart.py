"""Files read in a process of their own: the same reading, bounded cost, one sentence."""

import re
import resource
import sys
from datetime import date, datetime
from pathlib import Path
from threading import Barrier, Thread
from time import process_time

import pytest
from hypothesis import given, settings

from reports.readers import Published, Reading, Unreadable, read
from reports.readers.apart import Bounds, Child, Crowded, Spare, Turns
from reports.readers.apart import child as child_program
from reports.readers.apart.answers import answer, understood
from reports.readers.apart.child import answered
from reports.readers.limits import LIMITS
from reports.statute.findings import Finding, Severity
from tests.readers.reports import SAMPLES
from tests.strategies import documents

GIVEN = (SAMPLES / "jiaozuo_education_2023.txt").read_bytes()
SMALL = Bounds(megabytes=300, processor=1, seconds=6.0)
SENTENCE = re.compile(r"[^。\n]+。")


@pytest.fixture(scope="module")
def child():
    with Child(Bounds()) as child:
        yield child


@pytest.fixture
def misbehaving():
    with Child(SMALL, program="tests.readers.misbehaving") as child:
        yield child


def refusal(child: Child, data: bytes) -> str:
    with pytest.raises(Unreadable) as sentence:
        child.read(data)
    return str(sentence.value)


@settings(max_examples=25)
@given(document=documents())
def test_every_reading_comes_through_as_it_was(document):
    findings = (
        Finding("cell.missing", Severity.ERROR, "a/b", "一句话“引”。", ("a/c", "a/d")),
        Finding("read.site", Severity.HINT, "", "又一句。"),
    )
    for published in (
        None,
        Published(date(2024, 1, 15), "路径"),
        Published(datetime(2024, 1, 15, 9, 30), "网页的 PubDate"),
    ):
        reading = Reading(document, findings, published)
        assert understood(answer(reading)) == reading


def test_read_apart_as_in_this_process(child):
    assert child.read(GIVEN, name="2023/报告.txt") == read(GIVEN, name="2023/报告.txt")
    assert refusal(child, b"") == "文件是空的：没有任何内容，请检查是否选错了文件或上传中断。"
    assert child.read(GIVEN) == read(GIVEN)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("die", "意外退出"),
        ("chatter", "意外退出"),
        ("spin", "时间超过上限（处理器 1 秒"),
        ("grow", "内存超过上限（300 MB）"),
        ("fail", "读到中途出错"),
        ("garble", "意外退出"),
        ("sleep", "共 6 秒"),
    ],
)
def test_whatever_happens_is_one_sentence_and_the_next_file_is_read(misbehaving, deed, said):
    sentence = refusal(misbehaving, deed.encode() + b"\n" + GIVEN)
    assert said in sentence
    assert SENTENCE.fullmatch(sentence)
    misbehaving.bounds = Bounds()
    assert misbehaving.read(GIVEN) == read(GIVEN)


@pytest.mark.slow
def test_what_a_subverted_process_says_is_checked(misbehaving):
    assert refusal(misbehaving, b"lie\n" + GIVEN) == "agency 应为文字；请改正后重新上传。"


def test_what_a_file_may_cost_is_counted_anew_for_each(misbehaving):
    """Processor time that earlier files took is not the next one's."""
    for _ in range(4):
        misbehaving.read(GIVEN)
    spent = misbehaving.process
    assert misbehaving.read(GIVEN) == read(GIVEN)
    assert misbehaving.process is spent


@pytest.mark.slow
def test_the_process_knows_no_secret(child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret of the portal")
    with Child(Bounds()).start() as fresh:
        environment = Path(f"/proc/{fresh.process.pid}/environ").read_text()
    assert "a secret of the portal" not in environment


@pytest.mark.slow
def test_no_file_meets_a_process_that_read_another():
    spare = Spare(Bounds())
    seen = []
    for _ in range(3):
        with spare.child() as child:
            child.start()
            seen.append(child.process.pid)
    spare.end()
    assert len(set(seen)) == 3


def test_a_process_that_cannot_be_started_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "启动不了" in refusal(Child(Bounds()), GIVEN)


def test_bounds_hold_while_a_file_is_read_and_no_longer():
    """Here in this process, whose limits come back."""
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    before, within = [resource.getrlimit(kind) for kind in kinds], []

    def noting(data: bytes, *, name: str):
        within.extend(resource.getrlimit(kind)[0] for kind in kinds)
        return read(data, name=name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child_program, "read", noting)
        assert understood(answered(GIVEN, "", Bounds(megabytes=4000))) == read(GIVEN)
    assert [resource.getrlimit(kind) for kind in kinds] == before
    assert (within[0], within[2]) == (4_000_000_000, 0)
    spent = process_time()
    assert spent < within[1] <= spent + 11


@pytest.mark.slow
def test_libreoffice_has_limits_of_its_own(tmp_path, monkeypatch):
    """Those of the process that reads are too small for it."""
    said = tmp_path / "limits"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(ulimit -v; ulimit -d; ulimit -t) > {said}\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with Child(Bounds()) as child:
        assert "LibreOffice 不能打开" in refusal(child, b"{\\rtf1 }")
    kilobytes = str(LIMITS.office_bytes // 1024)
    assert said.read_text().split() == ["unlimited", kilobytes, str(LIMITS.office_seconds)]


# -- turns ----------------------------------------------------------------------------------------


def test_no_more_turns_than_there_are(tmp_path):
    """Neither in one process nor, as two objects are, in two."""
    here, there = (Turns(tmp_path, number=2, wait=0.0) for _ in range(2))
    with here.turn(), there.turn():
        for turns in (here, there):
            with pytest.raises(Crowded, match="现在读文件的人多，请过一会儿再上传。"), turns.turn():
                pass
        for turns in (here, there):  # and asking in vain takes nothing away
            with pytest.raises(Crowded), turns.turn():
                pass
    with here.turn(), here.turn():
        pass


def test_a_turn_is_waited_for_and_given_back_after_an_error(tmp_path):
    here, there = Turns(tmp_path, number=1, wait=0.0), Turns(tmp_path, number=1, wait=60.0)
    both, had = Barrier(2), []

    def wait():
        both.wait()
        with there.turn():
            had.append(True)

    waiting = Thread(target=wait)
    waiting.start()
    with pytest.raises(ZeroDivisionError), here.turn():
        both.wait()
        raise ZeroDivisionError
    waiting.join()
    assert had == [True]


def test_threads_beyond_the_turns_do_not_wait(tmp_path):
    """The other threads of a web process serve those who read pages."""
    elsewhere, here = Turns(tmp_path, number=1, wait=0.0), Turns(tmp_path, number=1, wait=3600.0)
    with elsewhere.turn():
        waiting = Thread(target=lambda: _enter(here))
        waiting.start()
        while here._here._value:
            pass
        with pytest.raises(Crowded), here.turn():
            pass
    waiting.join()


def _enter(turns: Turns) -> None:
    with turns.turn():
        pass
