"""Whose report a file is, of which year (标题): titles, and where else a file says so."""

from .line import Title, title_of

__all__ = ["Title", "title_of"]
