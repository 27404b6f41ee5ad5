"""The observatory: supply and demand, in charts, tables and files."""
