"""Settings. What differs between the demo, the tests and production is read in ``env``."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from .env import ROOT, VAR, read_mode

env = environ.Env()
MODE = read_mode()
DEMO = MODE.demo
DEBUG = False
SECRET_KEY = MODE.secret_key
ALLOWED_HOSTS = MODE.hosts
DATABASES = {"default": MODE.database}
DEFINITIONS = ROOT / "definitions"
# What a search looks through is kept until something is written. Tests roll back what they write, the trail with it.
FIND_KEEPS = MODE.name != "test"


def _version() -> str:
    """The version shown is the top heading of the changelog that has a number."""
    changelog = ROOT / "CHANGELOG.md"
    found = re.search(r"^## (\d[\w.]*)", changelog.read_text("utf-8"), re.M) if changelog.exists() else None
    return found[1] if found else "unreleased"


VERSION = _version()

INSTALLED_APPS = [
    "milepost.design",
    "milepost.people",
    "milepost.sources",
    "milepost.plan",
    "milepost.measures",
    "milepost.progress",
    "milepost.judgement",
    "milepost.board",
    "milepost.desk",
    "milepost.public",
    "milepost.api",
    "milepost.config",
    *(["demo"] if DEMO or MODE.name == "test" else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    # Pages are text: a tenth of their size on the wire. Django adds random bytes, so that the size gives no secret away.
    "django.middleware.gzip.GZipMiddleware",
    "milepost.api.door.Door",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "milepost.config.gate.Gate",
]

ROOT_URLCONF = "milepost.config.urls"
WSGI_APPLICATION = "milepost.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "milepost.config.context.site",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "milepost.design.environment.environment", "context_processors": _CONTEXT},
    },
    {
        # For third parties only: allauth's e-mails.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

# Language, place and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE.name == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE.name == "test"
_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": _MEMORY},
    # Apart, so that nobody pushes the counts of failed sign-ins out of the other by asking for many pages.
    "pages": {"BACKEND": _MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 100}},
    # What was understood of a document somebody is looking through: a few megabytes each, so only a few.
    "drafts": {"BACKEND": _MEMORY, "LOCATION": "drafts", "TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 12}},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
# Evidence is kept outside the web root; a view that asked for permission gives it. Back it up with the database.
EVIDENCE_ROOT = Path(env.str("EVIDENCE_ROOT", default=str(VAR / f"{MODE.name}-evidence")))
EVIDENCE_LARGEST = 10_000_000
# Releases of national figures as they were loaded; back it up too. The DuckDB files in it are made again from them when missing.
NATIONAL_ROOT = Path(env.str("NATIONAL_ROOT", default=str(VAR / f"{MODE.name}-national")))
# Where a partnership keeps Word templates of its own, and where documents that take long wait to be fetched
WORD_TEMPLATES = Path(env.str("WORD_TEMPLATES")) if env.str("WORD_TEMPLATES", default="") else None
DOCUMENTS_ROOT = Path(env.str("DOCUMENTS_ROOT", default=str(VAR / f"{MODE.name}-documents")))
# A command that reads a file on its standard input and answers 0 when it is clean, like "clamdscan --no-summary -".
EVIDENCE_SCANNER = shlex.split(env.str("EVIDENCE_SCANNER", default=""))

# Documents are read beside the server by "manage.py worker"; tests read them at once.
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if MODE.name == "test"
        else "django_tasks_db.DatabaseBackend"
    }
}

# Who signs in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk-home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
    if MODE.name == "test"
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
ACCOUNT_ADAPTER = "milepost.config.accounts.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
# One reverse proxy stands in front in production; without this every visitor would share its rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if MODE.real else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Milepost"

# Sessions end after an hour without a request, and when the browser closes (OWASP, session management).
SESSION_COOKIE_AGE = 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "milepost.design.errors.forged"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE.real

# What a browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = MODE.real and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000 if MODE.real else 0
# The reverse proxy must set this header itself; see docs/how-to/run-in-production.md.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if MODE.real else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if MODE.real and not host.startswith(".")]

# E-mail. A mail server that does not answer is not waited for longer than this.
EMAIL_TIMEOUT = 30
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", default="")
NOTIFY_TEMPLATE_ID = env.str("NOTIFY_TEMPLATE_ID", default="")
if MODE.real and NOTIFY_API_KEY:
    EMAIL_BACKEND = "milepost.config.notify.EmailBackend"
elif MODE.real:
    EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
    vars().update(EMAIL_CONFIG)
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Milepost <milepost@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if MODE.real else "WARNING"},
}
