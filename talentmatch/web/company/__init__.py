"""The pages on which a company says which skills it lacks."""
