"""Ask the addresses that records name whether they still answer, without ever reaching into a private network."""
