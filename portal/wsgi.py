"""The WSGI application that gunicorn serves. It does not begin without its database."""

import os
import sys

from django.core.wsgi import get_wsgi_application

BOOT_ERROR = 3  # gunicorn stops on this exit code instead of starting the worker again

os.umask(0o077)  # what the portal writes is nobody else's to read
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

from django.db import connections  # noqa: E402

from reports.operation import database  # noqa: E402

if why := database.why_not():
    print(why, file=sys.stderr)  # noqa: T201
    sys.exit(BOOT_ERROR)
database.remember()
connections.close_all()  # each request opens its own
