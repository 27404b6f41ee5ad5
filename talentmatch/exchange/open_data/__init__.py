"""The open data: every public table as files, with a dictionary of its columns, and nothing that is private."""
