"""Which words, rows and figures of a report are of one act."""
