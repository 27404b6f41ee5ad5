"""Index snapshots in a directory that several machines share: a builder puts them there, every worker fetches them."""
