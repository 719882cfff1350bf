"""Who: the participants that a text mentions, and which mentions are one."""
