"""Gate 3: the staged HTML read back and held against what is demanded."""
