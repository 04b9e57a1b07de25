"""Who does something, when, and from where (办理): made once a request or command, and handed to
every verb that changes anything. Nothing enters the trail without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from reports.models import Staff


@dataclass(frozen=True)
class Act:
    """One person acting at one moment. ``address`` is where he sits, as the trail keeps it; empty
    for what the portal does itself."""

    by: Staff
    at: datetime
    address: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Act:
        """What the person who is logged in does with this request."""
        return cls(request.user, timezone.now(), address_of(request))


def address_of(request: HttpRequest) -> str:
    """Whence a request came, as the trail keeps it: what the proxy saw, where there is one."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.BEHIND_PROXY and hops[-1].strip():
        return hops[-1].strip()[:64]
    return request.META.get("REMOTE_ADDR", "")
