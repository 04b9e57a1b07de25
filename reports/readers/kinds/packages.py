"""Office files are zips of XML parts: opened with bounds, and told apart (.docx, .xlsx)."""

from __future__ import annotations

import io
import zipfile
import zlib

from ..limits import LIMITS
from ..unreadable import Unreadable

WORD, EXCEL = "word/document.xml", "xl/workbook.xml"
_OPEN = "application/vnd.oasis.opendocument"
ODT, ODS = f"{_OPEN}.text", f"{_OPEN}.spreadsheet"
_OTHERS = {
    "ppt/presentation.xml": "演示文稿",
    "content.xml": "ODF 演示文稿或图形",
    "Document.xml": "OFD 文件",
    "OFD.xml": "OFD 文件",
}
_ODF = {"mimetype", "content.xml"}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)


class Package:
    """The parts of an Office file, each read at most to the limit."""

    def __init__(self, data: bytes) -> None:
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._sizes = {info.filename: info.file_size for info in self._zip.infolist()}
        except _BROKEN:
            raise Unreadable(
                "文件是不完整的 Office 文件或压缩包；"
                "请重新下载，或用 Word、Excel 打开后另存再上传。"
            ) from None
        self._refuse_bomb()

    def _refuse_bomb(self) -> None:
        infos = self._zip.infolist()
        packed = sum(info.compress_size for info in infos)
        unpacked = sum(info.file_size for info in infos)
        bomb = unpacked > 1_000_000 and unpacked > LIMITS.unpacked_ratio * max(packed, 1)
        if len(infos) > LIMITS.zip_parts or unpacked > LIMITS.unpacked_bytes or bomb:
            raise Unreadable(
                f"文件解开后有 {unpacked / 1e6:.0f} MB、{len(infos)} 个部分，超过上限"
                f"（{LIMITS.unpacked_bytes / 1e6:.0f} MB、{LIMITS.zip_parts} 个），"
                "不像一份年度报告；请删去图片和附件后另存再上传。"
            )

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def read(self, name: str, *, limit: int = LIMITS.part_bytes) -> bytes:
        """One part; Unreadable if it is damaged, locked, or larger than the limit."""
        try:
            with self._zip.open(name) as part:
                data = part.read(limit + 1)
        except _BROKEN:
            raise Unreadable(
                f"文件中的“{name}”已损坏或加密；请用 Word、Excel 打开、去掉密码后另存再上传。"
            ) from None
        if len(data) > limit:
            raise Unreadable(
                f"文件中的“{name}”超过 {limit / 1e6:.0f} MB，不像一份年度报告；请只上传报告本身。"
            )
        return data

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._sizes)

    @property
    def kind(self) -> str:
        """What the file is: by its main part, or as an OpenDocument file says of itself;
        Unreadable for every other kind."""
        for main in (WORD, EXCEL):
            if main in self:
                return main
        if self._says_of_itself in (ODT, ODS):
            return self._says_of_itself
        other = next((label for name, label in _OTHERS.items() if name in self), "压缩包")
        raise Unreadable(
            f"这是{other}，不能直接读取；请把报告另存为 .docx、.xlsx、.odt、.pdf 或网页后上传。"
        )

    @property
    def _says_of_itself(self) -> str:
        """The kind of an OpenDocument file, templates too."""
        if not self._sizes.keys() >= _ODF:
            return ""
        said = self.read("mimetype", limit=200).decode("ascii", "replace")
        return said.strip().removesuffix("-template")
