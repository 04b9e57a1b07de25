"""What lies in archives: every member is read or told, however it is packed or broken."""

import zipfile
from pathlib import Path

import pytest

from reports.intake.files import GivenFile, find
from reports.intake.many import Outcome, read_found
from reports.readers.apart import Bounds, Child
from reports.writers import write
from tests.conftest import sound_document

UNOPENED = "文件打不开，可能已损坏或设有密码。"


@pytest.fixture(scope="module")
def child():
    with Child(Bounds()) as child:
        yield child


def archive(path: Path, method: int) -> bytes:
    """A zip of one report; its bytes."""
    with zipfile.ZipFile(path, "w", method) as opened:
        document = sound_document(agency="某局", year=2023)
        opened.writestr("报告.json", write(document, "json"))
    return path.read_bytes()


def outcome(path: Path, child: Child) -> Outcome:
    (found,) = find([path])
    return read_found(found, known=frozenset(), child=child)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_as_zips_are_packed(tmp_path, child, method):
    archive(tmp_path / "a.zip", method)
    assert outcome(tmp_path / "a.zip", child).reading.document.agency == "某局"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_needs_memory_without_bound_to_unpack_is_told(tmp_path, child, method):
    archive(tmp_path / "a.zip", method)
    assert outcome(tmp_path / "a.zip", child).refusal == UNOPENED


def test_a_damaged_member_is_told_wherever_it_is_damaged(tmp_path, child):
    """Whatever becomes of it, it is no traceback: the whole is no archive, or the member does not
    unpack, or it is none any more."""
    path = tmp_path / "a.zip"
    data = archive(path, zipfile.ZIP_DEFLATED)
    for place in range(0, len(data), 7):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        for found in find([path]):
            try:
                GivenFile.load(found)
            except Exception:
                assert read_found(found, known=frozenset(), child=child).refusal == UNOPENED
