"""Only one language is named where two are asked for.

The executive's pledge must be in Thai and English (a district office's order of FY 2565, item O34;
causes, no. 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition_terms import Kind
from oitsheet.form.messages import Words
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import everything
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.values import named_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

LANGUAGES = {code: Words(f"language.{code}") for code in ("th", "en")}
"""ISO 639-1 code → its name."""


@rule("Z131", severity=Severity.RISK, needs=("items.document|items.explanation|items.link",))
def one_language_only(submission: Submission) -> Iterator[Hit]:
    """Name the languages that are named and those that are not."""
    for item in submission.open_items:
        for element in item.item.elements:
            if element.kind is not Kind.LANGUAGE or item.status_kind in NOT_DONE:
                continue
            texts = [
                (said, languages)
                for said in everything(item, submission)
                if (languages := named_languages(said.text, element.languages))
            ]
            named = {code for _, languages in texts for code in languages}
            missing = [code for code in element.languages if code not in named]
            if texts and missing:
                yield hit(
                    texts[0][0].at,
                    item=item,
                    proven=element.source.proven,
                    found=tuple(LANGUAGES[code] for code in element.languages if code in named),
                    missing=tuple(LANGUAGES[code] for code in missing),
                )
