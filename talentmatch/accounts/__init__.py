"""Who may do what, and who did: actors, the permission table, the audit log."""
