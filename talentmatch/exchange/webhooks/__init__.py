"""Tell other programs what changed, as it happens: signed messages to addresses that somebody registered."""
