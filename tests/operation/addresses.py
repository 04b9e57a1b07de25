"""Every address of the site, walked from the resolver, with something in each place."""

import re

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

# What stands in each place of a route: things that exist in `published_report` where they can.
FILLED = {
    "code": "jiaozuo-education",
    "year": "2023",
    "number": "1",
    "kind": "json",
    "token": "t" * 43,
    "pk": "1",
    "link": "1",
    "name": "report.schema",
    "object_id": "1",
    "id": "1",
    "content_type_id": "1",
    "app_label": "reports",
    "rest": "1/1/",
    "url": "nowhere/",
}


def addresses(patterns=None, *, before: str = "/") -> list[str]:
    """One address a route, the admin's among them."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + _filled(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, before=path)
        elif isinstance(pattern, URLPattern):
            found.append(path)
    return found


def _filled(pattern) -> str:
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda place: FILLED.get(place[1], "1"), str(pattern))
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda place: FILLED.get(place[1], "1"), str(pattern))
    return plain.removeprefix("^").removesuffix("$")
