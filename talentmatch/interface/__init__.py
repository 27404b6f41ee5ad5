"""What the interface for programs answers: its models, free of web and database, for the server and for clients."""
