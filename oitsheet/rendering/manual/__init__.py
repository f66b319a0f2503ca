"""The manual page of a rule: one page, for the terminal and for the site.

Its words come from the catalogues, its reason from the rule's own file, its example and its known
gaps from ``examples.json``, which ``python docs/make.py`` makes by judging the case files.
"""

from oitsheet.rendering.manual.examples import Example, Sheet, load_examples
from oitsheet.rendering.manual.pages import RulePage, Section, Told, loudness, rule_page
from oitsheet.rendering.manual.screen import page_lines

__all__ = [
    "Example",
    "RulePage",
    "Section",
    "Sheet",
    "Told",
    "load_examples",
    "loudness",
    "page_lines",
    "rule_page",
]
