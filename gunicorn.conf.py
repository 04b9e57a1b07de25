"""gunicorn, as `make run` and the units in docs/deploy/ start it. It reads this file by itself.

https://docs.gunicorn.org/en/stable/settings.html
"""

import os
import shutil
from pathlib import Path

import gunicorn

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
timeout = 60  # seconds; a locked database is told as busy after 20
max_requests, max_requests_jitter = 5000, 500
control_socket_disable = True
gunicorn.SERVER_SOFTWARE = gunicorn.SERVER = "portal"  # what it runs on is nobody's business

# Each worker counts into files of its own; the page of the metrics adds them up.
COUNTS = Path(os.environ.get("VAR", "var")).resolve() / "metrics"
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(COUNTS)

# Its lines go where Django's go, in the same form.
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "reports.operation.log_lines.JsonLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"handlers": [], "propagate": True, "level": "INFO"},
        "gunicorn.access": {"handlers": [], "propagate": False},
    },
}


def on_starting(server) -> None:
    """What workers of before counted is gone with them."""
    os.umask(0o077)
    shutil.rmtree(COUNTS, ignore_errors=True)
    COUNTS.mkdir(parents=True)


def child_exit(server, worker) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)
