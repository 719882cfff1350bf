"""How an act is told: as done, planned, possible, denied or long past, and how far anybody commits to it."""
