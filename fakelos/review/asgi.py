"""The desk as an ASGI application, for uvicorn or any other server."""

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fakelos.review.settings")
# whitenoise answers with iterators; its files are few and small
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
application = get_asgi_application()
