"""The meta tags that checks of government websites look for, by name.

Source: 政府网站发展指引 (国办发〔2017〕47号), 网页设计规范. Those of the whole site stand in the
base template; nothing is printed that is not known.
"""

from __future__ import annotations

from django.utils import timezone

from reports.models import AnnualReport
from reports.statute.document import Document

from .report_page import COLUMN, keywords, summary

DESCRIPTION = "各行政机关发布的政府信息公开工作年度报告，可按年度和机关类别查阅。"


def column_meta() -> dict[str, str]:
    """Of a page that lists reports (栏目页)."""
    return {
        "ColumnName": COLUMN,
        "ColumnDescription": DESCRIPTION,
        "ColumnKeywords": f"政府信息公开,年度报告,{COLUMN}",
        "ColumnType": COLUMN,
        "Description": DESCRIPTION,
    }


def article_meta(report: AnnualReport, document: Document, *, url: str) -> dict[str, str]:
    """Of a page that shows one report (文章页). The publishing time is the recorded one."""
    published = timezone.localtime(report.published_at)
    tags = {
        "ColumnName": COLUMN,
        "ColumnType": COLUMN,
        "ArticleTitle": report.title,
        "PubDate": published.strftime("%Y-%m-%d %H:%M"),
        "ContentSource": report.agency.name,
        "Author": report.agency.name,
        "Keywords": ",".join(keywords(report)),
        "Description": summary(document),
        "Url": url,
    }
    return {name: content for name, content in tags.items() if content}
