"""The checklist of a draft: items written, moved, removed."""
