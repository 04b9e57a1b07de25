"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, dict[str, str]]:
    """The settings of the site; templates print nothing that is not set."""
    return {"site": settings.SITE}
