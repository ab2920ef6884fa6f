"""Objectives with their critical tasks."""
