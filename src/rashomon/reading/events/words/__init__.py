"""Which words of a parse tell of an act, and in which sense."""
