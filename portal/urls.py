"""Every address of the site; the public ones are fixed in docs/development.md."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import RedirectView

from reports.accounts.own_password import OwnPassword
from reports.accounts.second_factor_page import second_factor_page
from reports.desk import manual


def no_shortcut(request: HttpRequest, rest: str) -> HttpResponse:
    """The admin's «view on site» asks nobody's rights."""
    raise Http404


urlpatterns = [
    path("admin/r/<path:rest>", no_shortcut),  # would tell of other agencies' drafts
    path("admin/reports/", RedirectView.as_view(pattern_name="admin:index")),  # lists nothing
    path("admin/password_change/", admin.site.admin_view(OwnPassword.as_view())),
    path(
        "admin/second-factor/",
        admin.site.admin_view(second_factor_page),
        name="second_factor",
    ),
    path("admin/", include((manual.urls(), "staff"))),
    path("admin/", admin.site.urls),
    path("", include("reports.urls")),
]
handler400 = "reports.public.errors.bad_request"
handler403 = "reports.public.errors.forbidden"
handler404 = "reports.public.errors.not_found"
handler500 = "reports.public.errors.server_error"
