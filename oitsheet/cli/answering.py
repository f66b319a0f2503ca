"""Questions of an import, asked on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oitsheet.cli.console import tell

if TYPE_CHECKING:
    from oitsheet.exchange.importing import Answer, Question
    from oitsheet.form.messages import Catalogue


class Asker:
    """Asks on the terminal."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def ask(self, question: Question) -> Answer:
        """Ask what a column is."""
        from oitsheet.exchange.importing import Answer  # noqa: PLC0415
        from oitsheet.judging.submission.headings import key_of  # noqa: PLC0415

        say, column = self._catalogue.say, question.column
        header = column.header or say("import.nameless", column=column.spot.column)
        why = self._catalogue.words[f"import_why.{column.why}"]
        facts = {"sheet": question.sheet, "target": column.target, "samples": question.samples}
        tell(say("import.question", header=header, why=why, **facts))
        known = {key_of(name): key for key, names in question.columns.items() for name in names}
        known |= {key_of(key): key for key in question.columns}
        while True:
            answer = click.prompt(say("import.answer"), default="y", err=True).strip()
            if answer.lower() in {"y", "yes"}:
                return Answer(column.key)
            if answer.lower() in {"n", "no"}:
                return Answer(None)
            if key_of(answer) in known:
                return Answer(known[key_of(answer)])
            tell(say("import.answer_other", columns=tuple(question.columns.values())))

    def choose(self, keys: tuple[str, ...]) -> str:
        """Ask which edition is meant."""
        words = self._catalogue.say("import.choose", keys=keys)
        return str(click.prompt(words, type=click.Choice(keys), err=True))
