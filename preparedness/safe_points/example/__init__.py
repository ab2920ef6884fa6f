"""The example register: what five municipalities' own reports say, and a few invented figures marked as such."""
