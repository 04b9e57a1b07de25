"""Settings of the portal. Deployment values come from the environment or from a file .env beside
manage.py; docs/settings.md lists them.

https://docs.djangoproject.com/en/5.2/ref/settings/
"""

from os import getpid
from pathlib import Path
from tempfile import gettempdir

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()
env.read_env(BASE_DIR / ".env")

# Mode: development starts at once; production refuses to start half configured.
# https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/

PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=not PRODUCTION)
SECRET_KEY = env.str("SECRET_KEY", default="" if PRODUCTION else "development-only")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("生产环境不能打开 DEBUG：请删除环境变量 DEBUG，或设为 DEBUG=0。")
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "生产环境必须设置 SECRET_KEY（至少 50 个随机字符），可用 "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))' 生成。"
    )
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "生产环境必须设置 ALLOWED_HOSTS，例如 ALLOWED_HOSTS=xxgk.example.gov.cn。"
    )

# Applications and middleware
# https://docs.djangoproject.com/en/5.2/ref/applications/

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_tables2",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "reports.public.bodies.bounded",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

# Templates
# https://docs.djangoproject.com/en/5.2/ref/templates/

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reports.public.site.site",
            ],
        },
    },
]

# Database: SQLite beside the code, or PostgreSQL by DATABASE_URL.
# https://docs.djangoproject.com/en/5.2/ref/databases/

VAR = Path(env.str("VAR", default=str(BASE_DIR / "var"))).resolve()
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # Tests share a file between threads, and none between runs.
    DATABASES["default"]["TEST"] = {"NAME": f"{gettempdir()}/portal-test-{getpid()}.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts and sessions
# https://docs.djangoproject.com/en/5.2/topics/auth/

AUTH_USER_MODEL = "reports.Staff"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True

# Language and time
# https://docs.djangoproject.com/en/5.2/topics/i18n/

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# E-mail: EMAIL_URL, for example smtp+tls://user:password@host:587
# https://docs.djangoproject.com/en/5.2/topics/email/

vars().update(env.email_url("EMAIL_URL", default="dummymail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")

# Static files, hashed and compressed; originals of imported reports, never served by address
# https://whitenoise.readthedocs.io/

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "originals"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.staticfiles.HashedFiles"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# Forms: all texts of a report, twice as long as they may be, come back to be shortened. Files are
# bounded by reports.public.bodies.
# https://docs.djangoproject.com/en/5.2/ref/settings/#data-upload-max-memory-size

DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000

# Security
# https://docs.djangoproject.com/en/5.2/topics/security/

BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # only where a proxy sets these headers
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "reports.public.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Logging: one line an event, to standard error.
# https://docs.djangoproject.com/en/5.2/topics/logging/

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}

# Of this project: what the pages say of the site. Nothing is printed that is not set.

PRESSED = VAR / "pressed"  # the files of published reports

# What reading one file that was sent may cost, and how many are read at once by all processes.
READING = {
    "megabytes": env.int("READING_MEGABYTES", default=512),
    "processor": env.int("READING_PROCESSOR_SECONDS", default=10),
    "seconds": env.float("READING_SECONDS", default=20.0),
}
READING_AT_ONCE = env.int("READING_AT_ONCE", default=2)
READING_WAIT = env.float("READING_WAIT", default=2.0)  # seconds, before 「现在读文件的人多」
READING_TURNS = VAR / "reading"

SITE = {
    "name": env.str("SITE_NAME", default="政府信息公开工作年度报告"),
    "domain": env.str("SITE_DOMAIN", default=""),
    "url": env.str("SITE_URL", default=""),
    "id_code": env.str("SITE_ID_CODE", default=""),
    "host_org": env.str("SITE_HOST_ORG", default=""),
    "contact": env.str("SITE_CONTACT", default=""),
    "icp": env.str("SITE_ICP", default=""),
    "police": env.str("SITE_POLICE", default=""),
}

DJANGO_TABLES2_TEMPLATE = "public/table.html"
