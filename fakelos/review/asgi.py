"""The desk as an ASGI application, for uvicorn or any other server."""

import os
import warnings

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fakelos.review.settings")
# whitenoise answers with iterators; its files are few and small
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
django.setup(set_prefix=False)

from fakelos.review.handler import Desk  # noqa: E402 - models are there only now

application = Desk()
