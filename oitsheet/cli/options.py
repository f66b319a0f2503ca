"""The options that several commands share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from oitsheet.cli.completing import assumptions_like, editions_like, rules_like
from oitsheet.cli.console import wants_colour
from oitsheet.cli.helping import Option
from oitsheet.form.messages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

option = partial(click.option, cls=Option)


def _colour(ctx: click.Context, _option: click.Parameter, asked: str | None) -> str:
    if asked is not None:
        ctx.color = wants_colour(asked)
    return asked or "auto"


lang_option: Decorator = option(
    "--lang",
    type=click.Choice(LANGUAGES, case_sensitive=False),
    expose_value=False,  # `language.speech_of` has seen it already
    help="help.lang",
)

colour_option: Decorator = option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    expose_value=False,
    callback=_colour,
    help="help.color",
)

edition_option = partial(
    option, "--edition", metavar="KEY|PATH", shell_complete=editions_like, help="help.edition"
)

_rules = partial(option, multiple=True, metavar="CODE,…", shell_complete=rules_like)
select_option: Decorator = _rules("--select", help="help.select")
ignore_option: Decorator = _rules("--ignore", help="help.ignore")

assume_option: Decorator = option(
    "--assume",
    multiple=True,
    metavar="CODE=POINTS,…",
    shell_complete=assumptions_like,
    help="help.assume",
)

redact_option: Decorator = option("--redact", is_flag=True, help="help.redact")

text_or_json_option: Decorator = option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="help.rules_format",
)
"""For commands that answer people or programs."""
