"""A person changes his own password (修改密码); that he did stands on the trail."""

from django.contrib import admin
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy

from reports.archive import trail
from reports.archive.act import Act
from reports.models import Staff

from .people import called


class OwnPassword(PasswordChangeView):
    """Django's page at Django's address; whoever is logged in elsewhere with the old password is
    logged out."""

    success_url = reverse_lazy("admin:password_change_done")

    def get_context_data(self, **context: object) -> dict[str, object]:
        return super().get_context_data(**admin.site.each_context(self.request), **context)

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        act = Act.of(self.request)
        Staff.objects.filter(pk=act.by.pk).update(
            password_at=act.at,
            must_change_password=False,
            session_key=self.request.session.session_key,  # Django began the session anew
        )
        trail.record_office("本人修改密码", act=act, said=called(act.by))
        return response
