"""Blank forms to print, and entering what comes back on paper."""
