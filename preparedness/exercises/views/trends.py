"""What was measured at a point from exercise to exercise."""
