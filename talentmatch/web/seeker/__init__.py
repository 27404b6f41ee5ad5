"""The pages for people who look for training, and for those who advise them."""
