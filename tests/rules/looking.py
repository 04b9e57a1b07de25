"""How many characters the patterns of the rules look at.

One call of C is one step of Python, however long the text is that it searches or copies.
"""

import importlib
import pkgutil
import re

import reports.rules


class Looking:
    """A pattern that counts the characters that it is led over."""

    def __init__(self, pattern: re.Pattern[str], counted: list[int]) -> None:
        self.pattern, self.counted = pattern, counted

    def __getattr__(self, name):
        return getattr(self.pattern, name)

    def _count(self, text: str, start: int, end: int | None, match: re.Match | None = None) -> None:
        stop = min(len(text), len(text) if end is None else end)
        self.counted[0] += max(0, (match.end() if match else stop) - start) + 1

    def search(self, text, start=0, end=None):
        found = self.pattern.search(text, start, len(text) if end is None else end)
        self._count(text, start, end, found)
        return found

    def match(self, text, start=0, end=None):
        found = self.pattern.match(text, start, len(text) if end is None else end)
        self.counted[0] += found.end() - start + 1 if found else 1
        return found

    def fullmatch(self, text):
        self._count(text, 0, None)
        return self.pattern.fullmatch(text)

    def finditer(self, text, start=0, end=None):
        self._count(text, start, end)
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def findall(self, text):
        self._count(text, 0, None)
        return self.pattern.findall(text)

    def sub(self, by, text):
        self._count(text, 0, None)
        return self.pattern.sub(by, text)


def watch(monkeypatch, makers) -> list[int]:
    """Let every pattern of the rules, and those that ``makers`` (module, name) make, count into
    the list that is returned."""
    counted = [0]
    for info in pkgutil.walk_packages(reports.rules.__path__, "reports.rules."):
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            if (watched := _watched(value, counted)) is not value:
                monkeypatch.setattr(module, name, watched)
    for module, name in makers:
        made = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, made=made: _watched(made(*given), counted))
    return counted


def _watched(value, counted):
    if isinstance(value, re.Pattern):
        return Looking(value, counted)
    if isinstance(value, tuple) and any(isinstance(one, re.Pattern | tuple) for one in value):
        inner = tuple(_watched(one, counted) for one in value)
        return inner if inner != value and type(value) is tuple else value
    return value
