"""A leaf: working days, periods, months, time limits."""
