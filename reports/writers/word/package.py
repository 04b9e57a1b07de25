"""The Word package: our own styles instead of python-docx's, nothing superfluous, no clock."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

from ..legal import legal

_HERE = Path(__file__).parent
_OURS = {f"word/{name}": name for name in ("styles.xml", "fontTable.xml", "settings.xml")}
_SUPERFLUOUS = ("thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings")


def set_properties(word: WordDocument, *, title: str, author: str, made: datetime) -> None:
    properties = word.core_properties
    properties.title = legal(title)[:255]
    properties.author = properties.last_modified_by = legal(author)[:255]
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = made.astimezone(UTC).replace(tzinfo=None)


def to_bytes(word: WordDocument) -> bytes:
    """The saved file, the same bytes every time: python-docx stamps its parts with the clock."""
    for rels in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_SUPERFLUOUS)]:
            del rels[key]
    saved, still = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as source, ZipFile(still, "w") as target:
        for name in source.namelist():
            ours = _OURS.get(name)
            content = (_HERE / ours).read_bytes() if ours else source.read(name)
            target.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return still.getvalue()
