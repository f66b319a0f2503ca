"""What it means: a grid becomes a submission, findings, states, scores and a report."""
