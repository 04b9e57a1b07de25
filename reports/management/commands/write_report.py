"""Read a file and write the report in another kind."""

import sys
from pathlib import Path

from reports.renditions.files import replacing
from reports.writers import WRITERS, write

from ..reading import ReadingCommand


class Command(ReadingCommand):
    help = "读取一份报告文件，写成另一种文件。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="报告文件")
        parser.add_argument("--to", required=True, choices=list(WRITERS), help="写成哪一种")
        parser.add_argument("--out", type=Path, help="写到哪个文件；不给时写到标准输出")

    def handle(self, *, file: str, to: str, out: Path | None, **options) -> None:
        reading = self.read(file)
        data = write(reading.document, to)
        for finding in reading.findings:
            self.stderr.write(f"{finding.severity.label}　{finding.message}")
        if out is None:
            sys.stdout.buffer.write(data)
            return
        try:
            with replacing(out) as opened:
                opened.write(data)
        except OSError:
            self.stop(f"{out}：写不进去，请核对路径和权限。")
