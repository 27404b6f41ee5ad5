"""The vocabulary of skill concepts, and finding them in text."""
