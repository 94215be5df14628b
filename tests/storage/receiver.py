"""A process of its own that takes in a batch the moment it is told to, and tells what came of it."""

import io
import sys

from fakelos.storage.setup import connect, prepare_database

connect()

from fakelos.storage import audit  # noqa: E402 - models need Django first
from fakelos.storage.accounts import station_of  # noqa: E402
from fakelos.storage.intake.receiving import Delivery, receive  # noqa: E402
from fakelos.storage.sealed.vault import open_vault  # noqa: E402


def main() -> None:
    """Take in the batch that each line of standard input names."""
    prepare_database()
    vault, station = open_vault(), station_of("thessaloniki", "counter-1")
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    for line in sys.stdin:
        files = [(f"{number}.tif", io.BytesIO(b"SPECIMEN %d" % number)) for number in range(3)]
        receipt = receive(vault, Delivery(station, batch_id=line.strip()), files)
        audit.append("machine", "test", receipt.batch_id, station.office)
        print(receipt.batch_id, receipt.new, flush=True)  # noqa: T201 - the test reads it
    print(audit.verify_chain())  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
