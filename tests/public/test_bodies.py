"""A body that is said to be too long is refused before anything of it is read."""

import socket
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest

from reports.public.bodies import AROUND
from reports.readers.limits import LIMITS

MOST = LIMITS.file_bytes + AROUND
SENTENCE = "发来的内容超过 20 MB 的上限，没有接收。请删去图片等附件，只上传报告本身。"


def answer(live_server, length: str) -> tuple[int, str]:
    """What the server says to a request of which only the head is ever sent."""
    address = urlsplit(live_server.url)
    head = (
        f"POST /admin/login/ HTTP/1.1\r\nHost: {address.netloc}\r\n"
        "Content-Type: multipart/form-data; boundary=a\r\n"
        f"Content-Length: {length}\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port), timeout=60) as sent:
        sent.sendall(head.encode())
        said = HTTPResponse(sent)
        said.begin()
        return said.status, said.read().decode()


@pytest.mark.parametrize("length", [str(MOST + 1), "9" * 18])
def test_refused_before_a_byte_is_sent(live_server, length):
    status, page = answer(live_server, length)
    assert status == 413
    assert SENTENCE in page


def test_the_longest_body_is_taken(client, db):
    """Up to the limit it is the form that answers."""
    asked = {"CONTENT_LENGTH": str(MOST), "content_type": "application/octet-stream"}
    assert client.generic("POST", "/admin/login/", b"", **asked).status_code != 413


@pytest.mark.parametrize("length", ["", "-1", "x", "０"])
def test_a_length_that_is_none_is_no_failure(client, db, length):
    assert client.generic("POST", "/reports/", b"", CONTENT_LENGTH=length).status_code < 500
