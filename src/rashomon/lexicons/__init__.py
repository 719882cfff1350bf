"""Our own word lists, as data: every entry has a source note, and an example that a test fires."""
