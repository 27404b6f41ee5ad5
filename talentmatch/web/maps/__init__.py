"""The map of places, drawn on the server over the outline of Belgium."""
