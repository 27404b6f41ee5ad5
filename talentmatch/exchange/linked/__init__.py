"""Linked data and open data: what the catalogue says, in the words that other machines know."""
