"""Forms of courses, sessions, attendance and training."""
