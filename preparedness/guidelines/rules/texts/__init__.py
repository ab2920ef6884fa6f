"""What the Markdown of a guideline becomes: a tree of plain parts, plain words, a printed document."""
