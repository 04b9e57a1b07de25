"""The public addresses."""

from django.urls import path

from reports.desk import shared_preview
from reports.operation import pages
from reports.public import data, files, home, lists, report, rules_page, trail_heads

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", lists.report_list, name="reports"),
    path("agencies/<slug:code>/", lists.agency, name="agency"),
    path("agencies/<slug:code>/<int:year>/", report.report, name="report"),
    path(
        "agencies/<slug:code>/<int:year>/report.<str:kind>", files.report_file, name="report_file"
    ),
    path("agencies/<slug:code>/<int:year>/v<int:number>/", report.revision, name="revision"),
    path(
        "agencies/<slug:code>/<int:year>/v<int:number>/report.<str:kind>",
        files.revision_file,
        name="revision_file",
    ),
    path("preview/<str:token>/", shared_preview.preview, name="preview"),
    path("bundles/<int:year>.zip", files.bundle, name="bundle"),
    path("rules/", rules_page.rules, name="rules"),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path("metrics", pages.metrics, name="metrics"),
    path("data/", data.dictionary, name="dictionary"),
    path("data/<str:name>.json", data.schema, name="schema"),
    path("trail/heads/", trail_heads.trail_heads, name="trail_heads"),
    path("trail/heads.jsonl", trail_heads.trail_heads_file, name="trail_heads_file"),
    path("trail/key.pem", trail_heads.trail_key, name="trail_key"),
]
