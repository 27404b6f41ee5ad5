"""From the file of a CV to its text: bytes in, text out, read by a process of its own that ends with the answer."""
