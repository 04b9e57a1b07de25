"""The agency's own name in its text, as 本机关."""

from __future__ import annotations

import re
from functools import lru_cache

_OWN = "本机关"
_PLACES = re.compile("自治[区州县旗]|地区|新区|[省市州县区旗盟镇乡]")
_GOVERNMENT = re.compile("人民政府|政府")
_GOVERNMENT_END = re.compile("(?:人民政府|政府|办事处|管理委员会|管委会)$")
_SHORTEST = 3
_KINDS = ("分局", "支队", "大队", "海关", "街道", "管委会", "学校", "学院", "医院")


def own_name_masked(words: str, agency: str, government: bool) -> str:
    """The words with the agency's own name as 「本机关」, at the same length; of a
    government's name not what only begins with it (its office, its website)."""
    pattern = _pattern(agency, government)
    return pattern.sub(lambda match: _OWN.ljust(len(match[0]), "·"), words) if pattern else words


@lru_cache(maxsize=64)
def _pattern(agency: str, government: bool) -> re.Pattern[str] | None:
    names = {name for name in _names(agency) if len(name) >= _SHORTEST}
    if not names:
        return None
    kinds = [rf"(?<![各县区市])(?:{kind})" for kind in _KINDS if agency.endswith(kind)]
    ordered = sorted(names, key=len, reverse=True)
    joined = "|".join([*(_alone(name) for name in ordered), *kinds])
    goes_on = "(?!办公[室厅]|办|网|门户|信息|部门|各|公报|令|工作)" if government else ""
    begins = re.escape("".join({name[0] for name in (*ordered, *_KINDS)}))
    return re.compile(f"(?=[{begins}])(?:{joined}){goes_on}")  # most characters begin no name


def shortens(said: str, agency: str) -> bool:
    """Whether a name is the agency's own, shortened (市人社局): its signs in their order, and the
    same last one."""
    name = _GOVERNMENT_END.sub("", agency)
    signs = iter(agency)
    return said[-1:] in (agency[-1:], name[-1:]) and all(sign in signs for sign in said)


def _alone(name: str) -> str:
    """A name that begins behind a place is not that of another place (武陟县教育局)."""
    return rf"(?<![省市县区州旗镇乡）各属]){re.escape(name)}"


def _names(agency: str) -> set[str]:
    """The name and what it leaves when outer places are taken off (市教育局, 教育局); 「县局」 is
    the bureau of a county."""
    inner = [agency[match.end() :] for match in _PLACES.finditer(agency)]
    outer = [agency[match.start() :] for match in _PLACES.finditer(agency)]
    full = {agency, *inner, *(name for name in outer if not name.startswith(("镇", "乡")))}
    full |= {name.replace("人民政府", "政府") for name in full}
    levels = _PLACES.findall(agency)
    bureau = {f"{levels[-1]}局机关"} if levels and agency.endswith("局") else set()
    return {name for name in full | bureau if not _GOVERNMENT.fullmatch(name)}
