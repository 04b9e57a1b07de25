"""Settings of the portal. Deployment values come from the environment or from a file .env beside
manage.py; docs/settings.md lists them.

https://docs.djangoproject.com/en/5.2/ref/settings/
"""

from datetime import timedelta
from os import getpid
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from portal.secret_keys import is_weak

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
SITE_URL = env.str("SITE_URL", default="")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("生产环境不能打开 DEBUG：请删除环境变量 DEBUG，或设为 DEBUG=0。")
if PRODUCTION and is_weak(SECRET_KEY):
    raise ImproperlyConfigured(
        "生产环境必须设置 SECRET_KEY（至少 50 个随机字符，不能用示例或重复的字符），可用 "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))' 生成。"
    )
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "生产环境必须设置 ALLOWED_HOSTS，例如 ALLOWED_HOSTS=xxgk.example.gov.cn。"
    )
if PRODUCTION:  # health checks and metrics ask from this machine; pages use SITE_URL anyway
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]
if PRODUCTION and not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured(
        "生产环境必须设置 SITE_URL，即公众访问本站的网址，例如 "
        "SITE_URL=https://xxgk.example.gov.cn；页面、文件和二维码里的网址都由它得来。"
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
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "reports",
]

MIDDLEWARE = [
    "reports.operation.tracing.Tracing",
    "reports.operation.headers.Headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "reports.public.bodies.bounded",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "reports.operation.busy.Busy",
    "reports.accounts.sessions.SessionRules",
    "axes.middleware.AxesMiddleware",
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
DATABASE_NAME = DATABASES["default"]["NAME"]  # tests take another
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "portal.sqlite3"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds until a locked database is told as busy; ?timeout= in the address
        # FULL: what was confirmed is on the disk and survives a power cut, for 15 ms a save.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    } | DATABASES["default"].get("OPTIONS", {})
    # Tests share a file between threads, and none between runs.
    DATABASES["default"]["TEST"] = {"NAME": f"{gettempdir()}/portal-test-{getpid()}.sqlite3"}
# One process's own, or a Valkey that several servers share: CACHE_URL=redis://host:6379/0
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts and sessions
# https://docs.djangoproject.com/en/5.2/topics/auth/

AUTH_USER_MODEL = "reports.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses a locked account before anybody looks at it
    "reports.accounts.door.Door",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": env.int("PASSWORD_LENGTH", default=10)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "reports.accounts.password_rules.Kinds",
        "OPTIONS": {"least": env.int("PASSWORD_KINDS", default=3)},
    },
    {
        "NAME": "reports.accounts.password_rules.Unused",
        "OPTIONS": {"last": env.int("PASSWORD_HISTORY", default=5)},
    },
]
PASSWORD_DAYS = env.int("PASSWORD_DAYS", default=90)  # then another must be chosen; 0: never
AXES_FAILURE_LIMIT = env.int("LOGIN_FAILURES", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("LOGIN_LOCK_MINUTES", default=10))
AXES_LOCKOUT_PARAMETERS = ["username"]  # by address, one clerk would lock out a whole town hall
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "reports.archive.act.address_of"  # behind a proxy too
AXES_LOCKOUT_CALLABLE = "reports.accounts.lock_out.locked_out"
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # who came and went stands on the trail
SESSION_IDLE = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_LONGEST = timedelta(hours=env.int("SESSION_LONGEST_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECOND_FACTOR = env.list(
    "SECOND_FACTOR", default=[]
)  # administrator, producer, reviewer, publisher
OTP_TOTP_ISSUER = env.str("SITE_NAME", default="政府信息公开工作年度报告")
ONE_SESSION = env.bool("ONE_SESSION", default=False)  # a log-in elsewhere ends the one before
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:  # browsers take such names over HTTPS, from this host and for all of it only
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own

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
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR / "static")))
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

FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
# Forms: all texts of a report, twice as long as they may be, come back to be shortened. Files are
# bounded by reports.public.bodies.
# https://docs.djangoproject.com/en/5.2/ref/settings/#data-upload-max-memory-size

DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000

# Security
# https://docs.djangoproject.com/en/5.2/topics/security/

BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # only where a proxy sets these headers
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_HOST = urlsplit(SITE_URL).netloc or None  # whatever Host was asked
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked within the machine
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=PRODUCTION)
# Whether a domain enters the list that browsers are built with is decided by its owner, who
# cannot take it back for months: no application should ask for it. Accounts are locked by name,
# which cannot be rotated as an address can (axes.W006).
SILENCED_SYSTEM_CHECKS = ["security.W021", "axes.W006"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a person with a post in every agency of a province
CSRF_FAILURE_VIEW = "reports.public.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Logging: one line of JSON an event, to standard error; plain text for development.
# https://docs.djangoproject.com/en/5.2/topics/logging/

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "reports.operation.log_lines.JsonLine"},
        "text": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", default="text" if DEBUG else "json"),
        }
    },
    # Who asks is told by portal.requests, without the path; here only what failed.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}

# Networks from which /metrics is answered. Behind a proxy that is not told of (BEHIND_PROXY) all
# the world comes from 127.0.0.1, so that production then answers nobody.

METRICS_NETWORKS = env.list(
    "METRICS_NETWORKS",
    default=["127.0.0.0/8", "::1/128"] if BEHIND_PROXY or not PRODUCTION else [],
)

# Of this project: what the pages say of the site. Nothing is printed that is not set.

RENDITIONS = VAR / "renditions"  # the files of published reports

TRAIL_KEY_FILE = Path(env.str("TRAIL_KEY_FILE", default=str(VAR / "trail_key.pem")))
TRAIL_HEADS_FILE = Path(env.str("TRAIL_HEADS_FILE", default=str(VAR / "trail" / "heads.jsonl")))
TRAIL_HEADS_TO = env.list("TRAIL_HEADS_TO", default=[])  # e-mail addresses that get each day's head

# What a backup takes: folders by name, beside the database; of keys only their fingerprints.

BACKED_UP = {"originals": VAR / "originals", "trail": TRAIL_HEADS_FILE.parent}
KEYS = {
    "SECRET_KEY": SECRET_KEY,
    "TRAIL_KEY_FILE": TRAIL_KEY_FILE.read_text() if TRAIL_KEY_FILE.exists() else "",
}
PG_BIN = env.str("PG_BIN", default="")  # where pg_dump and pg_restore are, if not on the PATH

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
    "url": SITE_URL,
    "id_code": env.str("SITE_ID_CODE", default=""),
    "host_org": env.str("SITE_HOST_ORG", default=""),
    "contact": env.str("SITE_CONTACT", default=""),
    "icp": env.str("SITE_ICP", default=""),
    "police": env.str("SITE_POLICE", default=""),
}

DJANGO_TABLES2_TEMPLATE = "public/table.html"
