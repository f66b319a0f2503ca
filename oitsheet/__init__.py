"""oitsheet tells an education office what the OIT assessor would say, before the assessor does."""

__version__ = "0.1.0"
