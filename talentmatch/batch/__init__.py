"""Every profile against every programme: cut into parts, worked out by processes here or on a cluster."""
