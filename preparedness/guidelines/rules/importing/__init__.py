"""A document that somebody has as a file, as a title, Markdown, pictures, and a list of what could not come along."""
