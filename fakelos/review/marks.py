"""What pages show again and again, drawn once: a status in words and icon, and the address of a dossier."""

from functools import lru_cache
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

NOBODY = UUID(int=0)


@lru_cache(maxsize=1024)
def status_mark(code: str, word: str) -> SafeString:
    """A status in words and icon."""
    return render_to_string("review/_status.html", {"code": code, "word": word})


def dossier_address(dossier_id: UUID) -> str:
    """The address of a dossier's page; asking Django for each row of a list costs as much as the rows."""
    return _any_dossier(get_script_prefix()).replace(str(NOBODY), str(dossier_id))


@lru_cache(maxsize=16)
def _any_dossier(_script_prefix: str) -> str:
    return reverse("dossier", args=[NOBODY])
