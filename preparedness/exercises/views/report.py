"""The evaluation report: its draft, its texts, its PDF."""
