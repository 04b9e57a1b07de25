"""What the commands that read one file have in common."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from reports.readers import Reading, Unreadable, read


class ReadingCommand(BaseCommand):
    """A command that reads files without a database."""

    requires_system_checks = []

    def read(self, path: str) -> Reading:
        """Read one file, or end with exit status 2 and one line on standard error."""
        try:
            return read(Path(path).read_bytes(), name=Path(path).name)
        except Unreadable as sentence:
            self.stop(f"{path}：{sentence}")
        except OSError as error:
            self.stop(f"{path}：文件打不开（{error.strerror}），请核对路径和权限。")

    def stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(2)

    def say(self, text: str) -> None:
        self.stdout.write(text)
