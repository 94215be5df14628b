"""How a page is read: bytes in, schemas out. No database, no network, no Prefect."""

import os

# Pages are read side by side: the threads of numpy's small products would only wait for each other, at ten times the
# processor time. Told before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
