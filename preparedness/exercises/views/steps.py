"""Steps of an exercise: begin, end, evaluated, closed, cancelled."""
