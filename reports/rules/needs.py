"""What a rule needs to know beyond the report itself."""

from enum import StrEnum


class Needs(StrEnum):
    """What a rule needs to know."""

    REPORT = "本报告"
    PREVIOUS = "上年报告"
    OTHERS = "同年其他机关的报告"
    PUBLICATION = "发布日期"
    CHILDREN = "下级报告"
