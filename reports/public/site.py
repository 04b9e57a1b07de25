"""What every page knows."""

from django.http import HttpRequest

from reports.models import site_now


def site(request: HttpRequest) -> dict[str, dict[str, str]]:
    """The settings of the site; templates print nothing that is not set."""
    return {"site": site_now()}
