"""Forms from declared fields: what was typed, what is wrong with it, and two versions side by side."""
