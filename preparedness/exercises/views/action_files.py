"""Files that show that an action was done."""
