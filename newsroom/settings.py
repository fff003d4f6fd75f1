"""The newsroom's settings: read from the environment, with defaults for one machine."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from desk.checks import codes
from newsroom import environment
from newsroom.labels import in_language

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = environment.flag("DEBUG")
SITE_URL = environment.site_url()
SECRET_KEY = environment.secret_key(SITE_URL)
IS_PUBLIC_SITE = urlsplit(SITE_URL).hostname not in environment.LOOPBACK
IS_SECURE_SITE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [
    urlsplit(SITE_URL).hostname,
    *([] if IS_PUBLIC_SITE else environment.LOOPBACK),
    *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(",")),
]
SITE_NAME = os.environ.get("SITE_NAME", "Өңір")

INSTALLED_APPS = [
    "modeltranslation",
    "desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "imagefield",
    "js_asset",
    "django_prose_editor",
    "tree_queries",
    "simple_history",
    "facts",
    "photos",
    "regions",
    "people",
    "projects",
    "articles",
    "desk.apps.DeskConfig",
    "reader",
    "newsroom",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reader.conditional.ConditionalAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "reader.middleware.LiteEdition",
    "reader.middleware.AddressLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "desk.middleware.InterfaceLanguage",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        # What the light edition shows otherwise stands before the readers' own templates.
        "NAME": "lite",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates/lite", BASE_DIR / "templates"],
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": environment.database(BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["CACHE_URL"],
        # In seconds: nobody waits for a cache that does not answer.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
    if os.environ.get("CACHE_URL")
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["articles.permissions.NewsroomBackend"]
# A newsroom of one may let an author approve their own text. Others should not.
ONE_PERSON_DESK = environment.flag("ONE_PERSON_DESK")
# What must be mended before a text goes out; the other checks are advice.
BLOCKING_CHECKS = environment.names("BLOCKING_CHECKS", known=codes.KNOWN, default=codes.DEFAULT)
# What shows the desk a text as readers would see it: the desk does not know their pages.
PREVIEW = "newsroom.previews.show"
# What follows a change, by what has happened: functions of the number of the row that changed.
RECEIVERS = {
    "publication_began": [
        "newsroom.receivers.tell_those_concerned",
        "newsroom.receivers.draw_card",
    ]
}
# Of these, what takes long: whoever publishes does not wait for it.
LEFT_TO_THE_WORKER = {"newsroom.receivers.draw_card"}
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
# How many proxies (nginx) stand in front; X-Forwarded-For is believed for as many of them.
TRUSTED_PROXIES = environment.count("TRUSTED_PROXIES")

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("kk", "Қазақша"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["languages.formats"]
TIME_ZONE = environment.time_zone()
USE_TZ = True
USE_I18N = True

# Names in Russian and Kazakh alone: an English interface must not add a name_en to every table,
# and an empty Kazakh name must never be answered with the Russian one.
MODELTRANSLATION_LANGUAGES = ("ru", "kk")
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = in_language

TAGGIT_CASE_INSENSITIVE = True
IMAGEFIELD_BIN_DEPTH = 2

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT", BASE_DIR / "static-collected")
STATICFILES_DIRS = [BASE_DIR / "static"]
# Nothing in it is served as a file: views ask each time what may be seen.
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", BASE_DIR / "media")
WHITENOISE_USE_FINDERS = not IS_PUBLIC_SITE
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": environment.media_storage(),
    "renditions": environment.media_storage(),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PUBLIC_SITE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "photos.uploads.TemporaryFiles",
]
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Readers' pages: our own files and nothing inline. The desk widens this for itself alone
# (desk/site.py), because Django's admin carries inline scripts under a nonce.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = IS_SECURE_SITE and environment.flag("SSL_REDIRECT")
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE_SITE else 0
# Other names under the newsroom's domain are not ours to bind to HTTPS (W005, W021); what asks for
# http is sent to https by nginx, or by SSL_REDIRECT where there is none (W008).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE_SITE else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE_SITE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
