"""Read files and check them; exit status 1 when there is an error, 2 when one is not readable."""

import json as json_library
import sys

from reports.readers import Reading
from reports.rules import Context, examine
from reports.rules.text import statements_of
from reports.statute.document import Document
from reports.statute.findings import Finding, Severity
from reports.statute.places import name_of
from reports.statute.schema import Format
from reports.writers.json import to_json

from ..reading import ReadingCommand


class Command(ReadingCommand):
    help = "核对报告文件；有错误时退出码为 1，不是报告或读不出时为 2。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("files", nargs="+", metavar="file", help="报告文件")
        parser.add_argument("--previous", help="上年的报告文件")
        parser.add_argument(
            "--statements", action="store_true", help="列出正文中每句数字怎样读的、与哪一格核对"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(
        self, *, files: list[str], previous: str | None, json: bool, statements: bool, **options
    ) -> None:
        readings = [self.read(file) for file in files]
        last_year = self.read(previous).document if previous else None
        found = [findings(reading, previous=last_year) for reading in readings]
        if json:
            shapes = [
                json_library.loads(to_json(reading.document, all_found))
                for reading, all_found in zip(readings, found, strict=True)
            ]
            printed = shapes[0] if len(shapes) == 1 else shapes
            self.say(json_library.dumps(printed, ensure_ascii=False, indent=2))
        else:
            for file, all_found in zip(files, found, strict=True):
                self._tell(file, all_found)
        if statements and not json:
            for reading in readings:
                self._tell_statements(reading.document)
        if any(f.severity is Severity.ERROR for all_found in found for f in all_found):
            sys.exit(1)

    def _tell(self, file: str, all_found: list[Finding]) -> None:
        self.say(f"{file}：{f'{len(all_found)} 处需要处理' if all_found else '没有发现问题'}")
        for finding in all_found:
            self.say(
                f"  {finding.severity.label}　{finding.rule}　{finding.place}　{finding.message}"
            )

    def _tell_statements(self, document: Document) -> None:
        """Each sentence with a number: where it stands, how it was read, and its cells."""
        for said in statements_of(document):
            cells = "、".join(figure_place(document.form, place) for place in said.cells)
            compared = f"核对：{cells}" if cells else "不核对"
            self.say(f"  {said.place}　{said.words}　{said.described}　{compared}")


def figure_place(form: Format, place: str) -> str:
    """A cell by its printed name, with its key."""
    return f"{name_of(form, place)}（{place}）"


def findings(reading: Reading, *, previous: Document | None) -> list[Finding]:
    """What reading found and what every check finds that needs no other agency, each once."""
    context = Context(previous=previous)
    return examine(reading.document, context=context, read=reading.findings)
