"""What is counted as it happens (指标), for Prometheus.

Under gunicorn each worker counts into files of its own in PROMETHEUS_MULTIPROC_DIR, which
gunicorn.conf.py names and clears; elsewhere in memory.
"""

from prometheus_client import Counter, Histogram

REQUESTS = Counter("portal_requests", "请求数", ("method", "route", "status"))
SECONDS = Histogram(
    "portal_request_seconds",
    "处理请求的秒数",
    ("route",),
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30),
)
BUSY = Counter("portal_busy", "因数据库或缓存不可用而回答“系统忙”的次数")
