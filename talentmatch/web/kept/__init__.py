"""Answers kept in memory for visitors who are not signed in, as long as neither the catalogue nor the day changes."""
