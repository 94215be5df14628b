"""Where it is kept: database models and migrations, encrypted blobs, the audit chain, the queue."""
