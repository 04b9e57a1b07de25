"""The addresses of the pages beside the desk: review, remarks, preview and its links, trail."""

from collections.abc import Callable
from functools import partial

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path

from . import preview, review, trail

PAGES: tuple[tuple[str, Callable, str], ...] = (
    ("<int:pk>/review/", review.review, "review"),
    ("<int:pk>/remarks/<int:remark>/answer/", review.answer, "answer"),
    ("<int:pk>/remarks/<int:remark>/close/", review.close, "close"),
    ("<int:pk>/preview/", preview.preview, "preview"),
    ("<int:pk>/previews/", preview.previews, "previews"),
    ("<int:pk>/previews/<int:link>/revoke/", preview.revoke, "revoke"),
    ("<int:pk>/trail/", trail.of_report, "trail"),
    ("trail/<slug:code>/", trail.of_agency, "agency_trail"),
)


def addresses(desk: ModelAdmin) -> list[URLPattern]:
    """All of them, for people who may log in to the back office."""
    return [
        path(
            route,
            desk.admin_site.admin_view(partial(view, desk)),
            name=f"reports_annualreport_{name}",
        )
        for route, view, name in PAGES
    ]
