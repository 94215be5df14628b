"""How a value is found on a page, with its evidence: a file for each field, in folders what they stand on."""
