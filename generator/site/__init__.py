"""Pages → a MkDocs project → a site, its search index, and its publication."""
