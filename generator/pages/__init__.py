"""Records → Markdown pages: opaque text, views, templates."""
