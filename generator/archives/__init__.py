"""The archives of sources: articles added, texts sealed, changes named."""
