"""Files that show that training was completed."""
