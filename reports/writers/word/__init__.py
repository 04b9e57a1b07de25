"""A report as a Word document: an official document that can be edited further."""

from __future__ import annotations

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.statute.document import Document
from reports.statute.schema import Narrative, Table

from ..imprint import Imprint, moment, title
from ..legal import legal
from .imprint_table import imprint_table
from .package import set_properties, to_bytes
from .paper import set_page
from .table import word_table


def to_docx(document: Document, imprint: Imprint) -> bytes:
    """The report after GB/T 9704-2012, the imprint (版记) under it.

    Every passage lies in a bookmark named by its key (dots as underscores), so that a reader
    finds it whatever the text says: part five, for one, has no printed sub-headings.
    """
    word = docx.Document()
    set_page(word)
    pen = _Pen(word)
    pen.paragraph(title(document), "Title")
    for part in (document.form.preamble, *document.form.parts):
        if part.heading:
            pen.paragraph(part.heading, "Heading1")
        if isinstance(part, Table):
            pen.add(word_table(document, part))
        else:
            _narrative(pen, document, part)
    if imprint.lines:
        pen.add(imprint_table(imprint))
        pen.paragraph("", "Imprint")  # Word wants a paragraph after a table
    set_properties(
        word, title=title(document), author=document.agency, made=moment(document, imprint)
    )
    return to_bytes(word)


def _narrative(pen: _Pen, document: Document, part: Narrative) -> None:
    for passage in part.passages:
        if passage.heading:
            pen.paragraph(passage.heading, "Heading2")
        if text := document.texts[passage.key]:
            pen.open_bookmark(passage.key.replace(".", "_"))
            for paragraph in text.split("\n"):
                pen.paragraph(paragraph, "Normal")
            pen.close_bookmark()


class _Pen:
    """Writes down the body of a Word document, in order."""

    def __init__(self, word: WordDocument) -> None:
        self.body = word.element.body
        self.end = self.body.find(qn("w:sectPr"))
        self.bookmarks = 0

    def add(self, element: BaseOxmlElement) -> None:
        self.end.addprevious(element)

    def paragraph(self, text: str, style: str) -> None:
        paragraph = OxmlElement("w:p")
        paragraph.style = style
        if text:
            paragraph.add_r().text = legal(text)
        self.add(paragraph)

    def open_bookmark(self, name: str) -> None:
        self._mark("w:bookmarkStart", name=name)

    def close_bookmark(self) -> None:
        self._mark("w:bookmarkEnd")
        self.bookmarks += 1

    def _mark(self, tag: str, **attributes: str) -> None:
        mark = OxmlElement(tag, {qn("w:id"): str(self.bookmarks)})
        for name, value in attributes.items():
            mark.set(qn(f"w:{name}"), value)
        self.add(mark)
