"""How a page is read: bytes in, schemas out. No database, no network, no Prefect."""
