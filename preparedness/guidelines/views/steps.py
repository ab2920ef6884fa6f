"""The steps of a version: sent to review, approved, withdrawn; a new draft from an old version."""
