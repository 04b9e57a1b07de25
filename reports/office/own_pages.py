"""What our own pages inside Django's admin share: who may enter, their addresses, their frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Own:
    """One page: its address below the place's, its name, what answers."""

    route: str
    name: str
    view: View


class OwnPages(admin.ModelAdmin):
    """One place with pages of its own and none of Django's. Only system administrators enter unless
    a place says otherwise, whatever permission the database might hold."""

    def pages(self) -> Iterable[Own]:
        """The pages of this place; one that states none has none."""
        return ()

    def may_enter(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def get_urls(self) -> list[URLPattern]:
        place = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(own.route, self._guarded(own.view), name=f"{place}_{own.name}")
            for own in self.pages()
        ]

    def _guarded(self, view: View) -> View:
        def entered(request: HttpRequest, **named) -> HttpResponse:
            if not self.may_enter(request):
                raise PermissionDenied
            return view(request, **named)

        return self.admin_site.admin_view(entered)

    def url(self, name: str, **named: object) -> str:
        """The address of one of this place's pages."""
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", kwargs=named)

    def page(
        self,
        request: HttpRequest,
        template: str,
        title: str,
        context: dict[str, object],
        *,
        status: int = 200,
    ) -> HttpResponse:
        """One page in the frame: its title, and the way back to the place it belongs to."""
        whole = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "place": (self.opts.verbose_name_plural, self.url("changelist")),
            "title": title,
        }
        return TemplateResponse(request, f"office/{template}.html", whole | context, status=status)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_enter(request)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return self.may_enter(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


def paged(request: HttpRequest, rows, *, at_once: int) -> Page:
    """The page asked for; the nearest one there is if there is no such page."""
    return Paginator(rows, at_once).get_page(request.GET.get("page"))
