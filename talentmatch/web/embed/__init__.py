"""Small pages that other sites show in a frame of theirs, and the page that says how."""
