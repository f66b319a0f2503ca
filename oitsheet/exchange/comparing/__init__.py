"""One book at two moments: what was done since, what fell back, and what the meeting is about."""
