"""A version as Markdown, DOCX, PDF and pocket card."""
