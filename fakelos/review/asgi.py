"""The desk as an ASGI application, for uvicorn or any other server."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fakelos.review.settings")
django.setup(set_prefix=False)

from fakelos.review import urls  # noqa: E402, F401 - models are there only now; else the first request would load it
from fakelos.review.handler import Desk  # noqa: E402 - as above

application = Desk()

# A whole collection looks at every object of the program, for a tenth of a second in which nobody is answered.
gc.collect()
gc.freeze()
gc.set_threshold(20_000)
