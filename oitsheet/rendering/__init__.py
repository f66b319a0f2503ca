"""How it is shown: a report becomes text on a terminal or JSON."""
