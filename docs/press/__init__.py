"""What makes the manual: the rules' examples, the site's pages, the proof sheet."""
