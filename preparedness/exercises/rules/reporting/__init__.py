"""An evaluation report (after-action report with improvement plan): what is known of an exercise in, a document out.

Two versions. The internal one says everything that the log holds except names of participants. The one for outsiders is
made of an allow-list (`outside.Open`): it never sees the rest, so that nothing of it can slip through.
"""
