"""The interface for programs: what the pages tell, as JSON. It reads no cookie and changes nothing."""
