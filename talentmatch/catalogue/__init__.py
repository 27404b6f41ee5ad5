"""Providers, programmes, course instances and places."""
