"""The published heads, for whoever wants to keep them outside the portal."""

import json

from reports.archive import anchors
from tests.conftest import AT
from tests.public.page import parse, texts


def test_before_the_first(client, db):
    page = parse(client.get("/trail/heads/"))
    assert "还没有公示" in "".join(texts(page, "//main//p"))
    assert b"".join(client.get("/trail/heads.jsonl").streaming_content) == b""


def test_what_is_published(client, published_report):
    made = anchors.anchor(at=AT)
    page = parse(client.get("/trail/heads/"))
    assert texts(page, "//tbody//code") == [made.hash, made.sm3]
    published = b"".join(client.get("/trail/heads.jsonl").streaming_content)
    assert json.loads(published) == anchors.said(made)
    assert client.get("/trail/key.pem").content.decode() == anchors.public_key()


def test_queries(client, published_report, django_assert_num_queries):
    anchors.anchor(at=AT)
    with django_assert_num_queries(2):
        client.get("/trail/heads/")
