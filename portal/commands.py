"""Commands from the terminal: whatever the database does, they end with a sentence."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import InterfaceError, OperationalError

WITHOUT_A_DATABASE = {"restore", "help", "--help", "version", "--version"}


def main(arguments: list[str]) -> None:
    """Run one command of the portal."""
    os.umask(0o077)  # what the portal writes is nobody else's to read
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if not WITHOUT_A_DATABASE & set(arguments[1:2]):
        _refuse_if_gone()
    try:
        execute_from_command_line(arguments)
    except (OperationalError, InterfaceError) as error:
        sys.exit(
            f"数据库现在不能用，命令没有执行完：{error}\n"
            "可能是还没有执行 migrate、数据库没有启动，或者别的程序正占用它。请检查后重试。"
        )


def _refuse_if_gone() -> None:
    from reports.operation import database  # needs the settings, which the first line names

    if database.is_gone():
        sys.exit(database.sentence(database.GONE))
