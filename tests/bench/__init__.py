"""Measurements, printed and never asserted: `python -m tests.bench [FOLDER …]`.

A FOLDER holds `in/` and `truth/` as `python -m tests.specimens` draws them; without one, specimens
are drawn. Figures are of the machine that they were taken on: ratios matter.
"""
