"""Addresses by which programs write: the records of the catalogue, and the needs of one's own company."""
