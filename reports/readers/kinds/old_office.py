"""Old Office files (.doc, .xls, .rtf, .wps): converted by LibreOffice where it is installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..limits import LIMITS
from ..unreadable import Unreadable

INSTALL = (
    "这是旧版 Office 文件（.doc、.xls 或 .wps），本机没有安装 LibreOffice，不能读取；"
    "请另存为 .docx 或 .xlsx 后上传，或请管理员安装 libreoffice。"
)


def converted(data: bytes, *, to: str) -> bytes:
    """The file as ``docx`` or ``xlsx``; Unreadable without LibreOffice, or if it fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable(INSTALL)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.bin"
        source.write_bytes(data)
        _run(program, folder, source, to)
        target = source.with_suffix(f".{to}")
        if not target.exists():
            raise Unreadable(
                f"LibreOffice 不能打开这份旧版文件；请用 Word 或 Excel 另存为 .{to} 后上传。"
            )
        return target.read_bytes()


def _within_its_limits() -> None:
    """LibreOffice has limits of its own in place of those of the process that reads, which are
    too small for it: it maps gigabytes of libraries, so that what it writes to is counted."""
    for kind, most in (
        (resource.RLIMIT_AS, resource.RLIM_INFINITY),
        (resource.RLIMIT_DATA, LIMITS.office_bytes),
        (resource.RLIMIT_CPU, LIMITS.office_seconds),
    ):
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY or 0 <= most < hard else hard
        resource.setrlimit(kind, (bound, hard))


def _run(program: str, folder: str, source: Path, to: str) -> None:
    command = [
        program,
        f"-env:UserInstallation=file://{folder}/profile",  # never the user's own settings
        "--headless",
        "--norestore",
        "--convert-to",
        to,
        "--outdir",
        folder,
        str(source),
    ]
    try:
        subprocess.run(  # noqa: S603 - a fixed program, no shell
            command,
            capture_output=True,
            timeout=LIMITS.office_seconds,
            check=False,
            preexec_fn=_within_its_limits,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(
            f"LibreOffice 用了 {LIMITS.office_seconds} 秒仍未打开这份旧版文件；"
            f"请用 Word 或 Excel 另存为 .{to} 后上传。"
        ) from None
    except OSError:
        raise Unreadable(INSTALL) from None
