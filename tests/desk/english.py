"""The English words that a page shows: in its text, and in what is read out or hovers over it."""

import re
from html.parser import HTMLParser

# Kinds of file, encodings, units, keys of the keyboard: what is called so in Chinese too.
ALLOWED = {
    *("Word", "PDF", "Excel", "CSV", "JSON", "HTML", "ODT", "ODS", "OFD", "WPS"),
    *("UTF", "GB", "SHA", "MB", "KB", "ICP", "IP", "ID"),
    "XX",  # what a template leaves to be filled in
    *("Ctrl", "Shift", "Alt", "Tab", "Enter", "Esc", "Home", "End", "Delete", "Backspace", "F2"),
}
SHOWN = ("alt", "title", "aria-label", "aria-description", "placeholder")
UNSEEN = {"script", "style", "template", "code", "kbd", "svg", "textarea"}
VOID = {"input", "meta", "link", "br", "hr", "img", "col", "source", "path", "symbol"}
ADDRESS = re.compile(r"https?://[-\w./:]+|www\.[-\w.]+")
WORD = re.compile(r"[A-Za-z]{2,}")


class Page(HTMLParser):
    """Collects what is shown; ``translate="no"`` marks what is data: accounts, codes, hashes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        said = dict(attributes)
        if not self._is_unseen():
            self.shown += [said[name] or "" for name in SHOWN if name in said]
            if tag == "input" and said.get("type") in ("submit", "button", "reset"):
                self.shown.append(said.get("value") or "")
        if tag not in VOID:
            unseen = tag in UNSEEN or said.get("translate") == "no"
            self.open.append((tag, unseen))

    def handle_endtag(self, tag) -> None:
        while self.open and tag in [name for name, _ in self.open]:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data) -> None:
        if not self._is_unseen():
            self.shown.append(data)

    def _is_unseen(self) -> bool:
        return any(unseen for _, unseen in self.open)


def english(html: str) -> list[str]:
    """Each English word with the words around it; nothing on a page that is Chinese throughout."""
    page = Page()
    page.feed(html)
    said = (ADDRESS.sub("", " ".join(text.split())) for text in page.shown)
    return [text for text in said if set(WORD.findall(text)) - ALLOWED]
