"""The commands and options themselves, whose every word comes from the catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import click

from oitsheet.cli.console import TOGETHER, prepare_streams, show, tell, wants_colour
from oitsheet.cli.language import Speech, speech_in, speech_of
from oitsheet.cli.usage import WrongUsage, sentence_of

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: neither a finding nor wrong usage."""


class Context(click.Context):
    """A context whose help pages are ours."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return an empty page in the words of this call."""
        from oitsheet.cli.help_page import HelpPage  # noqa: PLC0415  (completion has no need of it)

        return HelpPage(speech_in(self))


class Option(click.Option):
    """An option whose help is a key of the catalogues."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  (click's own)
        super().__init__(*args, **more)
        self.key: str = more["help"]

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return name and explanation, with what is usual or required."""
        record = super().get_help_record(ctx)
        if record is None:  # an option that is hidden
            return None
        words = speech_in(ctx).on_screen
        extra = self.get_help_extra(ctx)
        said = [self.help or ""]
        if "default" in extra:
            usual = words.say("help.default", value=extra["default"])
            said.append(f"[{usual.replace(' ', TOGETHER)}]")
        if "required" in extra:
            said.append(f"[{words.say('help.required')}]")
        return record[0], " ".join(said)


class Command(click.Command):
    """A command whose help is a key of the catalogues."""

    context_class = Context

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  (click's own)
        super().__init__(*args, **more)
        self.key: str = more["help"]

    def speak(self, words: Catalogue) -> None:
        """Put the words of one language in the place of the keys."""
        self.help = words.say(self.key)
        self.short_help = self.help
        self.epilog = words.words.get(f"{self.key}_foot")
        for option in self.params:
            if isinstance(option, Option):
                option.help = words.say(option.key)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; a fault knows its command, which click forgets to say of some."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's own option, in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = speech_in(ctx).on_screen.say("help.help")
            option.callback = _help
        return option


class Group(Command, click.Group):
    """Commands that belong together."""

    command_class = Command

    def speak(self, words: Catalogue) -> None:
        """Put the words of one language in the place of the keys, in every command, too."""
        super().speak(words)
        for command in self.commands.values():
            if isinstance(command, Command):
                command.speak(words)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands' names, the most wanted first."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command beside all of its first sentence."""
        names = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(names)


class Commands(Group):
    """The commands, on a terminal that takes Thai whatever its code page."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401  (click's own)
    ) -> click.Context:
        """Prepare streams, language and colours before anything is said."""
        prepare_streams()
        speech = speech_of(args)
        self.speak(speech.on_screen)
        extra = {"obj": speech, "color": wants_colour(), **extra}
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as fault:
            _complain(fault, speech)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own)
        """Run the command; what click finds wrong is said in our words."""
        try:
            return super().invoke(ctx)
        except click.UsageError as fault:
            _complain(fault, speech_in(ctx))
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


def _help(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001  (click's)
    if asked and not ctx.resilient_parsing:
        show(ctx.get_help() + "\n")
        ctx.exit()


def _complain(fault: click.UsageError, speech: Speech) -> NoReturn:
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        tell(*fault.message.splitlines())
        fault.ctx.exit(fault.exit_code)
    if isinstance(fault, WrongUsage):
        raise fault
    raise WrongUsage(sentence_of(fault, speech.on_screen), fault.ctx) from fault
