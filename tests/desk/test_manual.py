"""The manual is served to staff, with every step of the workflow."""

import re
from pathlib import Path

from django.urls import reverse

from reports.desk.steps import STEPS

PICTURES = Path(__file__).parent.parent.parent / "docs" / "manual"


def test_every_step_is_in_it(as_staff, producer):
    html = as_staff(producer).get(reverse("staff:manual")).content.decode()
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)人</td>", html)
    assert rows == [(step.label, step.role.label) for step in STEPS]


def test_its_pictures_are_served(as_staff, producer):
    client = as_staff(producer)
    html = client.get(reverse("staff:manual")).content.decode()
    names = re.findall(r'src="manual/(\w+)\.png"', html)
    assert set(names) == {path.stem for path in PICTURES.glob("*.png")}
    for name in names:
        response = client.get(f"/admin/manual/manual/{name}.png")
        assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert client.get("/admin/manual/manual/secret.png").status_code == 404


def test_only_for_staff(client, db):
    assert client.get(reverse("staff:manual")).status_code == 302
