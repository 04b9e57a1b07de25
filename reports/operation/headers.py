"""What every answer of the portal carries, whoever made it: pages, files, redirects, errors."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import has_vary_header

# What browsers may do with a page. A view that needs something stricter sets it itself.
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for what does not know frame-ancestors
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
            *("fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
            *("payment", "picture-in-picture", "screen-wake-lock", "serial", "usb"),
            *("browsing-topics", "xr-spatial-tracking"),
        )
    ),
}

# A cache may keep what is public, and asks before it shows it: what was withdrawn (撤下) or
# corrected (更正) a moment ago lives on nowhere. Asking costs an ETag.
SHARED = "public, no-cache"
# What belongs to one person, what failed, what is sent elsewhere: kept by nobody.
NOBODY = "private, no-store"
KEEPABLE = {200, 206, 304}
SAFE = {"GET", "HEAD"}


class Headers:
    """The outermost middleware but one: it sees the answers of all others, errors too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", _kept_by(request, response))
        if response.headers["Cache-Control"] == NOBODY:
            response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        _tell_encodings_apart(response)
        return response


def _kept_by(request: HttpRequest, response: HttpResponseBase) -> str:
    """Who may keep an answer. One for which the session was asked is that person's: so a page for
    staff is kept by nobody, without being named anywhere."""
    is_shared = (
        request.method in SAFE
        and response.status_code in KEEPABLE
        and not has_vary_header(response, "Cookie")
        and not response.cookies
    )
    return SHARED if is_shared else NOBODY


def _tell_encodings_apart(response: HttpResponseBase) -> None:
    """The compressed and the plain form of a file are two representations; WhiteNoise gives both
    the same strong ETag."""
    etag, encoding = response.headers.get("ETag"), response.headers.get("Content-Encoding")
    if etag and encoding and not etag.endswith(f'-{encoding}"'):
        response.headers["ETag"] = f'{etag[:-1]}-{encoding}"'
