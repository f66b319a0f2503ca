"""A year's criteria, as a ministry publishes them, made into an edition of the office's own."""
