"""Read what a pasted vacancy says plainly: small pure functions, and nothing guessed that the text does not say."""
