"""What every room's spreadsheets share: recognising a file, reading it forgivingly, telling what is wrong, writing."""
