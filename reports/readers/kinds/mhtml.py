"""Web archives (.mht): the page in them, as a browser or Word saved it (网页归档)."""

from __future__ import annotations

import email
import email.policy
import re

from ..limits import LIMITS
from ..source import Source
from ..unreadable import Unreadable
from .encoding import decode
from .html import source_of

_PARTS = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


def read_mhtml(data: bytes) -> Source:
    """The first page in a web archive (.mht) that a browser or Word saved."""
    if len(_PARTS.findall(data)) > LIMITS.zip_parts:
        raise Unreadable("网页归档文件中的部分太多，不像一份年度报告；请在浏览器中另存为 .html。")
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            page = payload if isinstance(payload, bytes) else b""
            return source_of(decode(page, declared=part.get_content_charset() or ""))
    raise Unreadable("网页归档文件中没有网页正文；请在浏览器中另存为 .html 后上传。")
