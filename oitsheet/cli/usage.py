"""What is said of wrong usage: one sentence, in our words and not in click's."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchCommand, NoSuchOption

from oitsheet.cli.console import tell
from oitsheet.cli.language import speech_in

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue


class WrongUsage(click.UsageError):
    """Wrong usage, told in one sentence of the catalogues."""

    def show(self, _file: IO[Any] | None = None) -> None:
        """Write how the command is called, where to read more, and the sentence."""
        words = speech_in(self.ctx).on_screen
        if self.ctx is not None:
            usage = self.ctx.get_usage().splitlines()
            tell(*usage, words.say("usage.try", command=self.ctx.command_path), "")
        tell(words.say("usage.wrong", sentence=self.message))


def sentence_of(fault: click.UsageError, words: Catalogue) -> str:
    """Say what click found wrong."""
    if isinstance(fault, NoSuchOption):
        sentence = words.say("usage.no_option", name=fault.option_name)
        return _meant(sentence, fault.possibilities, words)
    if isinstance(fault, NoSuchCommand):
        sentence = words.say("usage.no_command", name=fault.command_name)
        return _meant(sentence, fault.possibilities, words)
    if isinstance(fault, BadOptionUsage):
        key = "takes_no_value" if _is_flag(fault) else "needs_value"
        return words.say(f"usage.{key}", name=fault.option_name)
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return _of_parameter(fault, fault.param, words)
    if fault.ctx is not None and isinstance(fault.ctx.command, click.Group):
        return words.say("usage.which_command", commands=tuple(fault.ctx.command.commands))
    return words.say("usage.too_many")


def _meant(sentence: str, known: list[str] | None, words: Catalogue) -> str:
    if not known:
        return sentence
    return words.say("usage.did_you_mean", sentence=sentence, nearest=known[0])


def _is_flag(fault: BadOptionUsage) -> bool:
    options = fault.ctx.command.get_params(fault.ctx) if fault.ctx is not None else ()
    return any(
        isinstance(option, click.Option) and option.is_flag and fault.option_name in option.opts
        for option in options
    )


def _of_parameter(fault: click.BadParameter, parameter: click.Parameter, words: Catalogue) -> str:
    name = parameter.opts[-1]
    if isinstance(parameter, click.Argument) and fault.ctx is not None:
        name = parameter.make_metavar(fault.ctx)
    choices = tuple(getattr(parameter.type, "choices", ()))
    if isinstance(fault, MissingParameter):
        key = "missing_choice" if choices else "missing"
    elif choices:
        key = "not_a_choice"
    else:
        return fault.message
    return words.say(f"usage.{key}", name=name, choices=choices)
