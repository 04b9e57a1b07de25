"""A file that kills whoever reads it; by itself, because every reading process imports it."""

import os

from reports.intake.files import GivenFile


class Deadly(GivenFile):
    """Its reading ends the process, as a crash in a C library does."""

    def load(self) -> bytes:
        os._exit(11)
