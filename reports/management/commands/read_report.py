"""Read one file of any kind and print what was understood; no database is needed."""

from collections.abc import Iterator

from reports.readers import Reading
from reports.statute.document import Document, printed
from reports.statute.schema import Table
from reports.writers.json import to_json

from ..reading import ReadingCommand


class Command(ReadingCommand):
    help = "读取一份报告文件，显示读出的内容；不是报告或读不出时退出码为 2。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="报告文件")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *, file: str, json: bool, **options) -> None:
        reading = self.read(file)
        if json:
            self.say(to_json(reading.document, reading.findings))
            return
        for line in lines(reading):
            self.say(line)


def lines(reading: Reading) -> Iterator[str]:
    """The reading as a person reads it: heading, texts, tables, findings."""
    document = reading.document
    yield document.title
    yield f"机关：{document.agency}　年度：{document.year}　格式：{document.form.source}"
    for key, passage in document.form.passages.items():
        if text := document.texts[key]:
            yield f"\n【{passage.label}】\n{text}"
    for table in document.form.tables.values():
        yield f"\n【{table.heading}】"
        yield from _figures(document, table)
    yield f"\n读取提示：{len(reading.findings)} 条"
    for finding in reading.findings:
        yield f"  {finding.severity.label}　{finding.message}"


def _figures(document: Document, table: Table) -> Iterator[str]:
    for cells in table.rows.values():
        figures = (f"{cell.column.label} {_figure(document, cell)}" for cell in cells)
        yield f"  {cells[0].row.full}：{'，'.join(figures)}"


def _figure(document: Document, cell) -> str:
    value = document.stated(cell)
    return "未填" if value is None else printed(value) + document.units.get(cell.place, "")
