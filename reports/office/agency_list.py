"""A list of agencies as CSV: the bytes to lines, and everything that a line alone has wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from reports.archive.refusals import Refused
from reports.models import Agency
from reports.readers import Unreadable
from reports.readers.kinds.csv_rows import rows_of
from reports.readers.kinds.encoding import decode

COLUMNS = ("代码", "名称", "类别", "上级代码", "规章制定权")
YES, NO = {"是", "有", "1"}, {"", "否", "无", "0"}
LARGEST, MOST = 2_000_000, 20_000
FORMULA = ("=", "+", "-", "@", "'")
SAVE_AS = "请在 Excel 里用“另存为”，选“CSV UTF-8（逗号分隔）”，再上传。"
STRANGE = (
    (b"PK", f"这是 Excel 文件（xlsx）或者压缩包，不是 CSV。{SAVE_AS}"),
    (b"\xd0\xcf\x11\xe0", f"这是旧版 Excel 文件（xls），不是 CSV。{SAVE_AS}"),
)


@dataclass(frozen=True)
class AgencyLine:
    """One line of the list, as it is printed; ``number`` is where it stands in the file."""

    number: int
    code: str
    name: str
    kind: str
    parent: str
    power: str

    @property
    def rule_making_power(self) -> bool:
        return self.power in YES


def text_of(data: bytes) -> str:
    """What the file says; Refused for what is no text."""
    if not data or len(data) > LARGEST:
        raise Refused("请选择一个 CSV 文件（不能是空的，不超过 2 MB）。")
    for start, sentence in STRANGE:
        if data.startswith(start):
            raise Refused(sentence)
    try:
        text = decode(data)
    except Unreadable:
        raise Refused(f"有不能识别的字符：编码既不是 UTF-8，也不是 GB18030。{SAVE_AS}") from None
    if "\0" in text:
        raise Refused(f"这不是文本文件，不能读取。{SAVE_AS}")
    return text


def lines_of(text: str) -> tuple[list[AgencyLine], list[str]]:
    """The lines, and a sentence for each that is none; Refused for what is no such list at all."""
    records = _records(text)
    head = next(records, (0, []))[1]
    if sorted(head) != sorted(COLUMNS):
        read = "，".join(head)[:60] or "空的"
        do = "请用下载的模板。" if set(head) & set(COLUMNS) else f"如果读到的是乱码，{SAVE_AS}"
        raise Refused(f"第一行应为：{'，'.join(COLUMNS)}。读到的是：{read}。{do}")
    lines, problems = [], []
    for number, record in records:
        if len(record) > len(COLUMNS):
            problems.append(f"第 {number} 行：有 {len(record)} 栏，应为 {len(COLUMNS)} 栏。")
            continue
        said = dict(zip(head, [*record, *[""] * len(COLUMNS)], strict=False))
        lines.append(AgencyLine(number, *(said[name] for name in COLUMNS)))
    if not lines and not problems:
        raise Refused("表里只有栏名，没有机关。")
    return lines, problems


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line they begin on; empty ones are left out."""
    try:
        for begins, cells in rows_of(text):
            if begins > MOST + 1:
                raise Refused(f"表里超过 {MOST} 行。请分成几个文件导入。")
            if any(cells):
                yield begins, cells
    except Unreadable as wrong:
        raise Refused(str(wrong)) from None


def problems_of(lines: list[AgencyLine], *, kinds: set[str]) -> Iterator[tuple[int, str]]:
    """Everything wrong that needs no look at what the database holds, with its line."""
    codes = Counter(line.code for line in lines)
    names = Counter(line.name for line in lines)
    for line in lines:
        yield from ((line.number, said) for said in _wrong(line, kinds))
        if line.code and codes[line.code] > 1:
            yield line.number, f"代码“{line.code}”在表里出现 {codes[line.code]} 次，重复。"
        if line.name and names[line.name] > 1:
            yield line.number, f"名称“{line.name}”在表里出现 {names[line.name]} 次，重复。"


def _wrong(line: AgencyLine, kinds: set[str]) -> Iterator[str]:
    most = {name: Agency._meta.get_field(name).max_length for name in ("code", "name")}
    if not line.code:
        yield "没有填代码。"
    elif not _is_slug(line.code) or len(line.code) > most["code"]:
        said = f"代码“{line.code[:50]}”不合规定"
        yield f"{said}：只能用字母、数字、连字符，不超过 {most['code']} 个。"
    if not line.name:
        yield "没有填名称。"
    elif len(line.name) > most["name"]:
        yield f"名称超过 {most['name']} 个字。"
    elif line.name.startswith(FORMULA) or not line.name.isprintable():
        yield f"名称“{line.name[:20]}”有不能用的字符。"
    if line.kind not in kinds:
        yield f"没有“{line.kind[:20]}”这个机关类别；可填：{'、'.join(sorted(kinds))}。"
    if line.power not in YES | NO:
        yield f"“规章制定权”应填“是”或“否”，不是“{line.power[:20]}”。"


def _is_slug(code: str) -> bool:
    try:
        validate_slug(code)
    except ValidationError:
        return False
    return True
