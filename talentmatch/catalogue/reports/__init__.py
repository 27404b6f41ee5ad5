"""Errors that readers report, and the answers of the desk."""
