"""Who did it, to whom and to what: the roles of an act, and who is meant where its words do not say."""
