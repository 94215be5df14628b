"""The desk's Django settings: storage's database and models, plus sessions, protection and Greek.

Everything that differs between installations comes from `fakelos.schemas.settings.Settings`;
importing this module creates nothing: the secret key is made when it is first needed.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from fakelos.review.accounts import issuer
from fakelos.review.secret_key import load_or_create
from fakelos.schemas.settings import Settings
from fakelos.storage import settings as storage_settings
from fakelos.storage.database_url import pooled
from fakelos.storage.settings import *  # noqa: F403 - one set of settings stands on the other

INSTALLATION = Settings()

SECRET_KEY = SimpleLazyObject(lambda: load_or_create(INSTALLATION.secret_key))
DEBUG = False
ALLOWED_HOSTS = [host.strip() for host in INSTALLATION.allowed_hosts.split(",") if host.strip()]

INSTALLED_APPS = [
    *dict.fromkeys(
        [
            *storage_settings.INSTALLED_APPS,
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "axes",
            "csp",
            "django_htmx",
            "fakelos.review",
            "allauth",
            "allauth.account",
            "allauth.mfa",
            "allauth.socialaccount",
            "allauth.socialaccount.providers.openid_connect",
        ]
    )
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fakelos.review.language.GreekFirstMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fakelos.review.accounts.late_forms.LoginFirstMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fakelos.review.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fakelos.review.private_pages.PrivatePagesMiddleware",
    "axes.middleware.AxesMiddleware",
]
DATABASES = {"default": pooled(storage_settings.DATABASES["default"])}
ROOT_URLCONF = "fakelos.review.urls"
ASGI_APPLICATION = "fakelos.review.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "fakelos.review.navigation.header",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

LOCALE_PATHS = [Path(__file__).parent / "locale"]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "fakelos.review.accounts.backend.PersonBackend"]
ACCOUNT_ADAPTER = "fakelos.review.accounts.sign_on.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "fakelos.review.accounts.sign_on.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = issuer.providers(INSTALLATION)
SOCIALACCOUNT_QUERY_EMAIL = False
MFA_ADAPTER = "fakelos.review.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {"authenticate": "fakelos.review.accounts.second_factor.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Fakelos"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
SECOND_FACTOR_ROLES = frozenset(role.strip() for role in INSTALLATION.second_factor_roles.split(",") if role.strip())
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AXES_HANDLER = "fakelos.review.accounts.guessing.GuessHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "review/locked_out.html"

SESSION_ENGINE = "fakelos.review.accounts.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = INSTALLATION.https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = INSTALLATION.https
CSRF_FAILURE_VIEW = "fakelos.review.errors.csrf_failure"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = INSTALLATION.https
SECURE_HSTS_SECONDS = 31_536_000 if INSTALLATION.https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, *issuer.origin(INSTALLATION)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_NUMBER_FILES = INSTALLATION.max_pages
LARGEST_REQUEST = INSTALLATION.max_request_bytes
"""Of those who send papers; from everybody else `DATA_UPLOAD_MAX_MEMORY_SIZE`."""
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "fakelos.review.station.uploads.SealedUploadHandler",
]
