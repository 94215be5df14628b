"""Machine-readable zones of passports, cards, stickers and visas (ICAO Doc 9303): found, read, checked, parsed.

`read_mrz` finds and reads, `parse` says what a reading means. A reading is to be relied on without a
look at the paper only if it is both `verified` and `names_agreed`.
"""

from fakelos.extractors.mrz.check_digits import check_digit
from fakelos.extractors.mrz.parse import MrzData, MrzDate, MrzField, parse
from fakelos.extractors.mrz.reader import read_mrz, read_mrz_turned

__all__ = ["MrzData", "MrzDate", "MrzField", "check_digit", "parse", "read_mrz", "read_mrz_turned"]
