"""The command: ``python -m tests.benchmarks [section …] [--full | --tiny]``."""

import argparse
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks import portal
from tests.benchmarks.sections import SECTIONS
from tests.benchmarks.sizes import SIZES, Size


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", default=list(SECTIONS), metavar="section")
    for name in ("full", "tiny"):
        parser.add_argument(f"--{name}", dest="size", action="store_const", const=name)
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.sections if name not in SECTIONS]:
        parser.error(f"no section {unknown[0]}; there are {', '.join(SECTIONS)}")
    with TemporaryDirectory(prefix="benchmarks-") as name:
        folder = Path(name).resolve()
        portal.move_to(folder)
        portal.set_up()
        portal.make(folder)
        for section in chosen.sections:
            run(section, SIZES[chosen.size or "usual"], folder)


def run(section: str, size: Size, folder: Path) -> None:
    print(f"## {section}\n", flush=True)
    started = perf_counter()
    for table in import_module(f"{__package__}.{SECTIONS[section]}").tables(size, folder):
        print(*table.lines(), sep="\n", flush=True)
    print(f"{perf_counter() - started:.0f} s\n", flush=True)


if __name__ == "__main__":
    main()
