"""Find records that mean the same thing, and make one of two without losing anything of either."""
