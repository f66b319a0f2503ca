"""``python -m oitsheet``: the command, where the script is not on the path."""

from oitsheet.cli import run

run()
