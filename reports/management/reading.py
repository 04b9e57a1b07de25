"""What the commands that read one file have in common."""

import sys
from pathlib import Path
from typing import NoReturn

from django.core.management.base import BaseCommand

from reports.intake.reading import operators_reader
from reports.readers import Reading, Unreadable
from reports.readers.limits import LIMITS

CANNOT_OPEN = {
    FileNotFoundError: "没有这个文件，请核对路径。",
    IsADirectoryError: "这是一个文件夹，请给出其中的文件。",
    PermissionError: "没有读取这个文件的权限。",
}


class ReadingCommand(BaseCommand):
    """A command that reads files without a database."""

    requires_system_checks = []

    def read(self, path: str) -> Reading:
        """Read one file, or end with exit status 2 and one line on standard error."""
        try:
            with Path(path).open("rb") as file:  # one byte more than allowed is enough to refuse
                data = file.read(LIMITS.file_bytes + 1)
            return operators_reader().read(data, name=Path(path).name)
        except Unreadable as sentence:
            self.stop(f"{path}：{sentence}")
        except OSError as error:
            self.stop(f"{path}：{CANNOT_OPEN.get(type(error), '文件打不开，请核对路径和权限。')}")

    def stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)

    def say(self, text: str) -> None:
        self.stdout.write(text)
