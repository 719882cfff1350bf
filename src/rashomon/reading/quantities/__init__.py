"""How many: numbers with bounds and units, and what is said to have happened to those counted."""
