"""The office's own identity provider, as the installation's settings name it."""

from typing import Any
from urllib.parse import urlsplit

from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings

PROVIDER = "office"
OURSELVES = frozenset({"localhost", "127.0.0.1"})


def providers(settings: Settings) -> dict[str, Any]:
    """What allauth is told of the office's provider; nothing where none is set.

    Raises:
        ConfigurationError: `bad_issuer` for an issuer without https outside this machine.
    """
    if not settings.oidc_issuer:
        return {}
    issuer = urlsplit(settings.oidc_issuer)
    at_home = issuer.scheme == "http" and issuer.hostname in OURSELVES
    if not (issuer.scheme == "https" or at_home):
        raise ConfigurationError("bad_issuer")
    app = {
        "provider_id": PROVIDER,
        "name": settings.oidc_name,
        "client_id": settings.oidc_client_id,
        "secret": settings.oidc_client_secret.get_secret_value(),
        "settings": {"server_url": settings.oidc_issuer.rstrip("/"), "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def origin(settings: Settings) -> list[str]:
    """Where the form that begins the sign-on leads, for the content security policy."""
    issuer = urlsplit(settings.oidc_issuer)
    return [f"{issuer.scheme}://{issuer.netloc}"] if settings.oidc_issuer else []
