"""The outermost middleware: a request gets its id, its line in the log, and is counted."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from . import metrics
from .request_ids import CURRENT, HEADER, id_of

LOGGER = logging.getLogger("portal.requests")
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
OPERATORS = ("healthz", "readyz", "metrics")  # every few seconds: counted, not logged


class Tracing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        token = CURRENT.set(id_of(request.headers.get(HEADER, "")))
        try:
            response = self.get_response(request)
            response[HEADER] = CURRENT.get()
            _tell(request, response, seconds=time.perf_counter() - began)
            return response
        finally:
            CURRENT.reset(token)


def _tell(request: HttpRequest, response: HttpResponseBase, *, seconds: float) -> None:
    method = request.method if request.method in METHODS else "OTHER"
    route, status = _route(request, response), response.status_code
    metrics.REQUESTS.labels(method, route, str(status)).inc()
    metrics.SECONDS.labels(route).observe(seconds)
    if route not in OPERATORS:
        said = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000)}
        LOGGER.info("request", extra={"said": said})


def _route(request: HttpRequest, response: HttpResponseBase) -> str:
    """The pattern of the address, not the address: no token, no code, no search."""
    if request.resolver_match:
        return request.resolver_match.route
    return "(static)" if response.status_code in (200, 206, 304) else "(none)"
