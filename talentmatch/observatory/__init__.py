"""What is asked beside what is taught, in figures that give no single company away."""
