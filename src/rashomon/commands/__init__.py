"""The commands, one module each: they parse what is asked, call the library and say what came of it."""
