"""The classes of paper: one data file with what announces it, one module that reads its fields."""
