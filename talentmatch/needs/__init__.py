"""Companies, the job profiles that show what they ask for, and sector figures."""
