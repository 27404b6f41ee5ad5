"""What machines find: records as linked data, the map of the site, and the open data."""
