"""The addresses for operators: alive (/healthz), ready (/readyz), metrics (/metrics)."""

import os
import shutil
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from reports.archive.act import address_of

from .state import State

NEEDED = 200 * 1024 * 1024  # bytes free, below which nothing more should be taken


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else, so that a busy database restarts nobody."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Whether requests should come here: each check by name, none with details."""
    found = {name: "ok" if check() else "failed" for name, check in CHECKS.items()}
    status = 503 if "failed" in found.values() else 200
    return JsonResponse(found, status=status)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For the networks that the settings allow; elsewhere there is no such page."""
    if not _is_internal(address_of(request)):
        raise Http404
    registry = CollectorRegistry()
    registry.register(State())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        counted = b""
    else:
        counted = generate_latest(REGISTRY)
    return HttpResponse(counted + generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _is_internal(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:  # a socket has none
        return False
    return any(found in ip_network(network) for network in settings.METRICS_NETWORKS)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _migrations() -> bool:
    """All of them, or the code would meet tables that it does not know."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _disk() -> bool:
    return os.access(settings.VAR, os.W_OK) and shutil.disk_usage(settings.VAR).free > NEEDED


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "disk": _disk,
}
