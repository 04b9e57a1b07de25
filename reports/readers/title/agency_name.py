"""Names of agencies (行政机关), as far as a name shows that it is one."""

from __future__ import annotations

import re

_ENDINGS = (
    "局 厅 委 办 院 府 处 部 署 会 中心 站 所 队 行 社 镇 乡 街道 区 县 市 省 州 盟 旗 园 场 公司 "
    "校 大学 中学 小学 学院 医院 集团 馆 台 司 室 村 苏木 基地 海关 厂 段 城 组 库 社区 团 师 学部"
)
_END = re.compile(rf"(?:{'|'.join(_ENDINGS.split())})(?:[(（][^()（）]{{2,30}}[)）])?$")
_STRANGE = re.compile(r"[\d。，；：！？,;:!?<>《》“”\"|/\\=_…—\-【】\[\]]")
_NO_NAME = re.compile(
    r"^(?:我|本|各|该|全|其他|有关|相关|上级|当前|首页|联系|地址|发布|公开|单位|部门|年度)|"
    r"(?:信息公开|报告|指南|目录|年报|专栏|网站)$|"
    r"^(?:办公室|人民政府|政府|街道|社区|委员会|管委会|中心|机关单位|政府部门)$"
)
# Rooms inside an agency that answer its telephone.
_ROOM = re.compile(
    r"(?<=[局厅委会院府处署])(?:办公室|综合科|秘书科|政务公开[科股办]|信息公开[科股办]|[^局厅委会]{2,6}[科股])$"
)
_LONGEST = 40


def is_agency(name: str) -> bool:
    """Whether a name ends as those of agencies do, and holds nothing that no name holds."""
    if not 2 < len(name) <= _LONGEST or _STRANGE.search(name) or _NO_NAME.search(name):
        return False
    return _END.search(name) is not None


def without_room(name: str) -> str:
    """The agency whose room (科、股、办公室) is named; a government's office is an agency."""
    shorter = _ROOM.sub("", name)
    keeps = shorter.endswith("府") or not is_agency(shorter)
    return name if keeps else shorter
