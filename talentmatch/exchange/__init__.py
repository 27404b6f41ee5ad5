"""Readers, checks and writers of files."""
