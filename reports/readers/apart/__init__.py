"""Reading apart: a file that a person sends is parsed in a process of its own, which may be killed.

Files are untrusted, and some parsers are written in C. What a file may cost is fixed (``Bounds``);
a file that costs more, or kills the process, is refused with a sentence like any other.
"""

from __future__ import annotations

from .bounds import Bounds
from .children import Child, Spare
from .turns import Crowded, Turns

__all__ = ["Bounds", "Child", "Crowded", "Spare", "Turns"]
