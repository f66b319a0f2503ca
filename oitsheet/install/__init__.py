"""The way into Excel: the add-in's file, where it goes, and whether all it needs is there."""
