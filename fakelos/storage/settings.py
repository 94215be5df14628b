"""Django's settings for whoever needs the database alone; the desk's settings extend these."""

from fakelos.schemas.settings import Settings
from fakelos.storage.database_url import django_database

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "fakelos.storage",
]
AUTH_USER_MODEL = "storage.User"
DATABASES = {"default": django_database(Settings().database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
USE_TZ = True
TIME_ZONE = "Europe/Athens"
USE_I18N = True
LANGUAGE_CODE = "el"
LANGUAGES = [("el", "Ελληνικά"), ("en", "English")]
