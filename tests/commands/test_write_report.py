"""write_report: any kind in, any kind out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from reports.readers import read

GIVEN = Path(__file__).parent.parent / "samples" / "jiaozuo_education_2023.txt"


@pytest.mark.parametrize("extension", ["docx", "xlsx", "json"])
def test_written_file_is_the_same_report(tmp_path, extension):
    out = tmp_path / f"report.{extension}"
    call_command("write_report", str(GIVEN), to=extension, out=out)
    assert read(out.read_bytes()).document == read(GIVEN.read_bytes()).document


@pytest.mark.slow
def test_to_standard_output(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "write_report", str(GIVEN), "--to", "json"],
        env=os.environ | {"VAR": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert read(done.stdout).document == read(GIVEN.read_bytes()).document


def test_what_cannot_be_read_or_written(tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    for words in ([str(empty)], [str(GIVEN), "--out", str(empty / "x.docx")]):
        with pytest.raises(SystemExit) as stopped:
            call_command("write_report", *words, "--to", "docx")
        assert stopped.value.code == 2
    assert "写不进去" in capsys.readouterr().err
