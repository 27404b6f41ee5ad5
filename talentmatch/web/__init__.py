"""The web face: pages in Dutch, French and English that work without script."""
