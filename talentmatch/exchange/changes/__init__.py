"""What changed in the public catalogue since somebody last asked: for harvesters that stay in step."""
