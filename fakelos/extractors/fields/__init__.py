"""How a value is found on a page: labels, dates, names, identifiers, amounts, each with its evidence."""
