"""The statute as data: the formats by key, and which one a report year falls under."""

from . import v2019, v2021
from .schema import Format

FORMATS: dict[str, Format] = {form.key: form for form in (v2019.FORMAT, v2021.FORMAT)}
FIRST_YEAR = min(form.first_year for form in FORMATS.values())


def format_of(year: int) -> Format:
    """The format in force for a report year; ValueError before the first format."""
    for form in reversed(FORMATS.values()):
        if year >= form.first_year:
            return form
    raise ValueError(f"{year} 年度早于最早的报告格式（{FIRST_YEAR} 年度）。")
