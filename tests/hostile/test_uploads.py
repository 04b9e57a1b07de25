"""Eight hostile files at once, sent to the portal as ``make run`` starts it: public pages go on."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from json import loads
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

import pytest

from tests.hostile import HOSTILE

HOME = Path(__file__).parents[2]
GIVEN = HOME / "tests" / "samples" / "jiaozuo_education_2023.txt"
HOG = "office: styles without number"  # takes all the time it gets
BUSY, TOO_LONG = "现在读文件的人多，请过一会儿再上传。", "用的时间超过上限（处理器 3 秒"
AS_MADE = ("--workers=2", "--threads=4", "--log-level=critical")  # in the Makefile
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Site:
    """A running portal; one browser of its producer."""

    address: str
    password: str

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, path: str) -> str:
        with self.browser.open(self.address + path, timeout=60) as answer:
            assert answer.status == 200
            return answer.read().decode()

    def post(self, path: str, form: dict[str, str], *, file: bytes = b"") -> str:
        """The page that comes back, after any redirect."""
        form = {"csrfmiddlewaretoken": TOKEN.search(self.get(path))[1], **form}
        data, kind = urlencode(form).encode(), "application/x-www-form-urlencoded"
        if file:
            data, kind = multipart(form, file)
        asked = urllib.request.Request(
            self.address + path, data, {"Content-Type": kind, "Referer": self.address + path}
        )
        with self.browser.open(asked, timeout=120) as answer:
            self.last = answer.url
            return answer.read().decode()


def multipart(form: dict[str, str], file: bytes) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex.encode()
    parts = [(f'name="{name}"', value.encode()) for name, value in form.items()]
    parts.append(('name="file"; filename="report"', file))
    body = b"".join(
        b"--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n" % (edge, said.encode(), value)
        for said, value in parts
    )
    return body + b"--%s--\r\n" % edge, f"multipart/form-data; boundary={edge.decode()}"


def free_port() -> int:
    with closing(socket.socket()) as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    var, port = tmp_path_factory.mktemp("var"), free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = kept | {
        "VAR": str(var),
        "DEBUG": "0",
        "SECRET_KEY": "for a test",
        "READING_PROCESSOR_SECONDS": "3",
    }
    manage = [sys.executable, "manage.py"]
    for command in (
        ["migrate", "--noinput"],
        ["demonstrate", str(GIVEN), "--accounts", str(var / "accounts.json")],
        ["collectstatic", "--noinput"],
    ):
        subprocess.run([*manage, *command], env=environment, cwd=HOME, check=True, stdout=-3)
    started = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi", f"--bind=127.0.0.1:{port}", *AS_MADE],
        env=environment,
        cwd=HOME,
    )
    try:
        wait_for(port)
        yield Site(
            f"http://127.0.0.1:{port}", loads((var / "accounts.json").read_text())["producer"]
        )
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            sleep(0.1)
        else:
            return
    raise TimeoutError


@pytest.fixture(scope="module")
def upload_page(site) -> str:
    """The address of the upload page of a draft."""
    sign_in = {"username": "producer", "next": "/admin/"}
    site.post("/admin/login/", sign_in | {"password": site.password})
    opening = site.get("/admin/reports/annualreport/add/")
    agency = re.search(r'<option value="(\d+)"', opening)[1]
    site.post("/admin/reports/annualreport/add/", {"agency": agency, "year": "2022"})
    return site.last.removeprefix(site.address).replace("/change/", "/upload/")


@pytest.mark.slow
def test_public_pages_are_answered_while_eight_hostile_files_are_read(site, upload_page):
    hostile, answered = HOSTILE[HOG](), 0
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(site.post, upload_page, {"pasted": ""}, file=hostile) for _ in range(8)]
        while not all(upload.done() for upload in sent):
            assert "政府信息公开工作年度报告" in site.get("/")
            answered += 1
            sleep(0.02)
        said = [upload.result() for upload in sent]
    told = {sentence: sum(sentence in page for page in said) for sentence in (BUSY, TOO_LONG)}
    assert sum(told.values()) == 8
    assert told[TOO_LONG] >= 2
    assert told[BUSY] >= 2
    assert answered > 20


@pytest.mark.slow
def test_the_next_file_is_read(site, upload_page):
    given = GIVEN.read_bytes().replace(b"2023", b"2022")
    assert "个数字将改动" in site.post(upload_page, {"pasted": ""}, file=given)
