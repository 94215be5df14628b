"""Making the page classifier's model from the specimens: `make model`, or `python -m tests.training --help`."""
