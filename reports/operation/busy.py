"""A database that is locked, away or out of space: the page says so, with when to come back."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from reports.operation import metrics
from reports.public.errors import BUSY, busy

LOGGER = logging.getLogger(__name__)


class Busy:
    """Answers what a view or its template met. What a middleware met comes to handler500, which
    gives the same answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, BUSY):
            return None
        LOGGER.error("数据库或缓存不能用：%s", type(exception).__name__)
        metrics.BUSY.inc()
        return busy(request)
