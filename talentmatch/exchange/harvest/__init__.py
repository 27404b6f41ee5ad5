"""Fetch records from elsewhere on the web and store them as an import: whole or not at all."""
