"""Why this site exists: the sector in figures, where one can learn, and what is missing."""
