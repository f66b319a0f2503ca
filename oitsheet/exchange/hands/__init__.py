"""Many hands at one book: a part for each owner, and the parts merged again."""
