"""The addresses of the pages beside the desk: autosave, review, remarks, readings, preview, links,
trail."""

from collections.abc import Callable
from functools import partial

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path

from . import (
    preview_pages,
    review_pages,
    statement_pages,
    trail_pages,
    understanding,
    working_pages,
)

PAGES: tuple[tuple[str, Callable, str], ...] = (
    ("<int:pk>/working/", working_pages.keep, "working"),
    ("<int:pk>/working/forget/", working_pages.forget, "forget"),
    ("<int:pk>/review/", review_pages.review, "review"),
    ("<int:pk>/remarks/<int:remark>/answer/", review_pages.answer, "answer"),
    ("<int:pk>/remarks/<int:remark>/close/", review_pages.close, "close"),
    ("<int:pk>/statements/", statement_pages.read_statements, "statements"),
    ("<int:pk>/understand/", understanding.understand, "understand"),
    ("<int:pk>/preview/", preview_pages.preview, "preview"),
    ("<int:pk>/previews/", preview_pages.previews, "previews"),
    ("<int:pk>/previews/<int:link>/revoke/", preview_pages.revoke, "revoke"),
    ("<int:pk>/trail/", trail_pages.of_report, "trail"),
    ("trail/<slug:code>/", trail_pages.of_agency, "agency_trail"),
)


def addresses(model_admin: ModelAdmin) -> list[URLPattern]:
    """All of them, for people who may log in to the back office."""
    return [
        path(
            route,
            model_admin.admin_site.admin_view(partial(view, model_admin)),
            name=f"reports_annualreport_{name}",
        )
        for route, view, name in PAGES
    ]
