"""Read learning opportunities of the European Learning Model 3, in XML or JSON-LD, as rows of our tables."""
