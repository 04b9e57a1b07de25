"""The staff manual (docs/manual.md) inside the admin, with the steps as they are in the code."""

from django.conf import settings
from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from reports.models import Status

from .rights import by_state
from .steps import STEPS

MANUAL = settings.BASE_DIR / "docs" / "manual.md"
PICTURES = settings.BASE_DIR / "docs" / "manual"


def manual_view(request: HttpRequest) -> HttpResponse:
    """The manual is ours, not a user's: its HTML may be printed as it is."""
    text = MANUAL.read_text().split("\n", 1)[1]
    html = MarkdownIt("commonmark", {"html": True}).render(text)
    steps = render_to_string(
        "desk/steps_table.html", {"steps": STEPS, "states": Status, "rights": by_state()}
    )
    context = {
        **admin.site.each_context(request),
        "title": "使用手册",
        "manual": mark_safe(html.replace("<!-- steps -->", steps)),  # noqa: S308
    }
    return TemplateResponse(request, "desk/manual.html", context)


def picture_view(request: HttpRequest, name: str) -> FileResponse:
    """One picture of the manual."""
    file = PICTURES / f"{name}.png"
    if not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")


def urls() -> list:
    wrap = admin.site.admin_view
    return [
        path("manual/", wrap(manual_view), name="manual"),
        path("manual/manual/<slug:name>.png", wrap(picture_view), name="manual_picture"),
    ]
