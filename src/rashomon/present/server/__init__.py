"""The page: a local server over one record, and the JSON that the page draws from."""
