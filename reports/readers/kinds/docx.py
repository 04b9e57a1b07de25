"""Word documents (.docx), read from their XML: fast, and with all that python-docx passes over:
text boxes, content controls, automatic numbers, nested tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from reports.statute import FORMATS

from ..source import Line, Paragraph, Row, Source
from .docx_numbering import Numbering
from .docx_table import (
    TBL,
    TC,
    TEXTS,
    P,
    W,
    cells_of,
    covered,
    is_imprint,
    plain_texts,
    rows_of,
)
from .markup import parse_xml
from .packages import WORD, Package

# The portal's own files keep each text in a bookmark named by its key, dots as underscores.
_PASSAGES = {key.replace(".", "_"): key for form in FORMATS.values() for key in form.passages}
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = f"{W}txbxContent"
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
# Deleted and moved-away text, the fallbacks of newer drawings, field codes.
_FALLBACK = f"{_MC}Fallback"
_NOT_PRINTED = frozenset(
    (f"{W}del", f"{W}moveFrom", _FALLBACK, f"{W}instrText", f"{W}rPr", f"{W}pPr")
)
_PICTURES = frozenset((f"{W}drawing", f"{W}pict"))
_REFERENCES = {
    f"{W}footnoteReference": "word/footnotes.xml",
    f"{W}endnoteReference": "word/endnotes.xml",
}
# What makes the text of a table more than the characters of its runs.
_SPECIAL = (
    *(_CHARACTERS.keys() | _REFERENCES.keys() | _PICTURES),
    *(_NOT_PRINTED - {f"{W}rPr", f"{W}pPr"}),
    *(_TEXT_BOX, _FALLBACK, f"{W}sym"),
)


def read_word(package: Package) -> Source:
    """The body of a Word document in reading order."""
    data = package.read(WORD)
    if _STRICT in data[:4000]:
        data = data.replace(_STRICT, W.strip("{}").encode())
    root = parse_xml(data, what="正文")
    body = root.find(f"{W}body")
    walk = _Walk(Numbering(package), dict(_notes(package)))
    lines = tuple(walk.lines(body)) if body is not None else ()
    return Source(lines, title=_title(package), pictures=walk.pictures)


def _title(package: Package) -> str:
    name = "docProps/core.xml"
    if name not in package:
        return ""
    core = parse_xml(package.read(name), what="属性")
    return core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


Notes = dict[str, dict[str, etree._Element]]


def _notes(package: Package) -> Iterator[tuple[str, dict[str, etree._Element]]]:
    """The footnotes and endnotes, by what refers to them and its number."""
    for reference, name in _REFERENCES.items():
        if name in package:
            root = parse_xml(package.read(name), what="脚注")
            yield reference, {note.get(f"{W}id", ""): note for note in root}


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font, by its number."""
    number = element.get(f"{W}char", "")
    try:
        code = int(number, 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code <= 0xFFFF and not 0xD800 <= code < 0xE000 else ""


class _Walk:
    def __init__(self, numbering: Numbering, notes: Notes) -> None:
        self.numbering, self.notes = numbering, notes
        self.open_notes: list[etree._Element] = []
        self.paragraphs = self.tables = self.pictures = 0
        self.passage = ""

    def lines(self, container: etree._Element) -> Iterator[Line]:
        for child in container:
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TBL:
                yield from self._table(child)
            elif child.tag == f"{W}bookmarkStart":
                self.passage = _PASSAGES.get(child.get(f"{W}name", ""), "")
            elif child.tag == f"{W}bookmarkEnd":
                self.passage = ""
            elif child.tag not in _NOT_PRINTED:
                yield from self.lines(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Line]:
        text, boxes = self._text(element)
        self.paragraphs += 1
        where = f"第{self.paragraphs}段"
        if text.strip():
            yield Paragraph(self.numbering.before(element) + text, where, passage=self.passage)
        for box in boxes:
            yield from self.lines(box)

    def _text(self, element: etree._Element) -> tuple[str, list[etree._Element]]:
        """The characters of a paragraph, and the text boxes that hang on it."""
        text: list[str] = []
        boxes: list[etree._Element] = []
        self._gather(element, text, boxes)
        return "".join(text), boxes

    def _gather(
        self, element: etree._Element, text: list[str], boxes: list[etree._Element]
    ) -> None:
        for child in element:
            if child.tag in TEXTS:
                text.append(child.text or "")
            elif child.tag == f"{W}sym":
                text.append(_symbol(child))
            elif child.tag in _REFERENCES:
                boxes += self._note(child)
            elif child.tag in _CHARACTERS:
                text.append(_CHARACTERS[child.tag])
            elif child.tag == _TEXT_BOX:
                boxes.append(child)
            elif child.tag not in _NOT_PRINTED:
                before = len(boxes)
                self._gather(child, text, boxes)
                if child.tag in _PICTURES and len(boxes) == before:
                    self.pictures += 1

    def _note(self, reference: etree._Element) -> list[etree._Element]:
        """The note that is referred to, the first time: one may refer to itself."""
        note = self.notes.get(reference.tag, {}).pop(reference.get(f"{W}id", ""), None)
        return [] if note is None else [note]

    def _table(self, table: etree._Element) -> Iterator[Line]:
        if is_imprint(table):
            return
        nested = any(inner is not table for inner in table.iter(TBL))
        rows = [cells_of(row, nested=nested) for row in rows_of(table)]
        if nested or all(len(row) < 2 for row in rows):
            for row in rows:
                for cell in row:
                    yield from self.lines(cell)
            return
        self.tables += 1
        number, text_of, hidden = self.tables, self._texts(table), covered(table)
        for position, row in enumerate(rows, 1):
            cells = tuple(text_of(cell) for cell in row if cell not in hidden)
            yield Row(cells, f"第{number}张表第{position}行", is_grid=True)
        notes, self.open_notes = self.open_notes, []
        for note in notes:
            yield from self.lines(note)

    def _texts(self, table: etree._Element) -> Callable[[etree._Element], str]:
        """What tells the text of a cell: for nearly every table one look at all of it."""
        is_special = any(True for _ in table.iter(*_SPECIAL))
        return self._cell if is_special else plain_texts(table).__getitem__

    def _cell(self, cell: etree._Element) -> str:
        """The text of a cell; boxes in it are paragraphs of it too, notes come after the table."""
        lines = []
        for paragraph in cell.iter(P):
            if not _is_fallback(paragraph, cell):
                text, boxes = self._text(paragraph)
                lines.append(text)
                self.open_notes += [box for box in boxes if box.tag != _TEXT_BOX]
        return "\n".join(lines).strip("\n")


def _is_fallback(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Whether a paragraph is the second copy of a box, for old programs."""
    fallback = next(paragraph.iterancestors(_FALLBACK, TC), cell)
    return fallback.tag == _FALLBACK
