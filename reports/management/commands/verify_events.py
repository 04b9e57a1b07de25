"""The name that ``verify_trail`` had; kept for one release."""

from .verify_trail import Command

__all__ = ["Command"]
