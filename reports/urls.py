"""The public addresses."""

from django.urls import path

from .views import home, lists, report

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", lists.report_list, name="reports"),
    path("agencies/<slug:code>/", lists.agency, name="agency"),
    path("agencies/<slug:code>/<int:year>/", report.report, name="report"),
    path("agencies/<slug:code>/<int:year>/v<int:number>/", report.revision, name="revision"),
]
