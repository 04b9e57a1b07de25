"""A browser stand-in that is logged in, and the addresses of the desk."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def as_staff():
    """Log a person in: ``as_staff(producer).get(...)``."""

    def log_in(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return log_in


@pytest.fixture
def desk():
    return lambda report: reverse("admin:reports_annualreport_change", args=[report.pk])


@pytest.fixture
def take_address():
    return lambda report: reverse("admin:reports_annualreport_take", args=[report.pk])
