"""On whose word: sources, cues and what they are said to say; quotes, terms, and judgements on claims."""
