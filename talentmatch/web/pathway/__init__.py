"""What is shown of a way: its picture, its steps, the ways beside it, its languages and who may pay."""
