"""A report as one page for a browser: no script, nothing fetched, every text escaped.

Its form stands in ``report.html.jinja`` and ``report.css``, its words in the catalogues.
"""

from oitsheet.rendering.html.report import html_report

__all__ = ["html_report"]
