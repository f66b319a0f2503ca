"""What is in the file: bytes become a grid of cells; no meaning yet."""
