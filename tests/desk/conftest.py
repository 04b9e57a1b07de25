"""A browser stand-in that is logged in, and the addresses of the desk."""

import pytest
from django.contrib.auth.signals import user_logged_in
from django.test import Client
from django.urls import reverse

from reports.accounts.log_ins import logged_in


@pytest.fixture
def as_staff():
    """Log a person in: ``as_staff(producer).get(...)``. Nobody comes through the door, so that
    the trail holds what a test does and nothing else."""

    def log_in(person) -> Client:
        client = Client()
        user_logged_in.disconnect(logged_in)
        client.force_login(person)
        user_logged_in.connect(logged_in)
        return client

    return log_in


@pytest.fixture
def desk():
    return lambda report: reverse("admin:reports_annualreport_change", args=[report.pk])


@pytest.fixture
def take_address():
    return lambda report: reverse("admin:reports_annualreport_take", args=[report.pk])
