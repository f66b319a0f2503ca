"""The terminal: commands, options and exit codes.

0 nothing at or above ``--fail-on`` · 1 findings · 2 wrong usage · 3 a file could not be read or
is no OIT workbook. With several files the worst wins. Heavy rooms are imported where used, so
that ``--help`` and completion stay quick.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet import __version__
from oitsheet.cli.asking import day_of, edition_of, keep_apart, keep_workbooks, save_to, unknown
from oitsheet.cli.checking import Asked, check_one
from oitsheet.cli.console import Commands, leave, show, wants_colour, width_of
from oitsheet.form.messages import LANGUAGES, load_catalogue

if TYPE_CHECKING:
    from oitsheet.form.messages import Language

SEVERITIES = ("error", "risk", "confirm", "todo")

_HELP = load_catalogue("th").words

_lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="th", show_default=True, help=_HELP["help.lang"]
)


@click.group(
    cls=Commands, help=_HELP["help.main"], context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="oitsheet", message="%(prog)s %(version)s")
def main() -> None:
    """Stand above the commands; each has its own work."""


def run() -> None:
    """Run the command as a process of its own, and leave."""
    try:
        main(prog_name="oitsheet")
    except SystemExit as leaving:
        leave(leaving.code if isinstance(leaving.code, int) else 0)


@main.command(help=_HELP["help.check"])
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "jsonl")),
    default="text",
    show_default=True,
    help=_HELP["help.format"],
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_HELP["help.output"])
@_lang
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help=_HELP["help.fail_on"],
)
@click.option("--edition", metavar="KEY|PATH", help=_HELP["help.edition"])
@click.option("--as-of", metavar="DATE", help=_HELP["help.as_of"])
def check(  # noqa: PLR0913, PLR0917  (one parameter per option)
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    lang: Language,
    fail_on: str,
    edition: str | None,
    as_of: str | None,
) -> None:
    """Check workbooks and leave with the worst exit code."""
    catalogue = load_catalogue(lang)
    if form == "json" and len(files) > 1:
        raise click.UsageError(catalogue.say("command.one_json"))
    keep_apart(output, (*files, Path(edition)) if edition else files, catalogue)
    keep_workbooks(output, catalogue)
    asked = Asked(
        format=form,
        catalogue=catalogue,
        edition=edition_of(edition, catalogue),
        as_of=day_of(as_of, catalogue),
        width=width_of(output),
        colour=wants_colour(output),
        headed=form == "text" and len(files) > 1,
    )
    # What the first file loads stays as long as the process: looking for rubbish in it is in vain.
    gc.disable()
    outcomes = [check_one(files[0], asked, fail_on)]
    gc.enable()
    outcomes += [check_one(file, asked, fail_on) for file in files[1:]]
    text = ("\n" if form == "text" else "").join(o.text for o in outcomes if o.text)
    if output is None:
        show(text, data=form != "text", colour=asked.colour)
    else:
        save_to(output, text.encode("utf-8"), catalogue, replace=True)
    for outcome in outcomes:
        if outcome.sentence:
            click.echo(outcome.sentence, err=True)
    sys.exit(max(outcome.code for outcome in outcomes))


@main.command(help=_HELP["help.new"])
@click.option("--edition", required=True, metavar="KEY|PATH", help=_HELP["help.edition"])
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help=_HELP["help.new_output"],
)
@click.option("--force", is_flag=True, help=_HELP["help.force"])
@_lang
def new(edition: str, output: Path, force: bool, lang: Language) -> None:  # noqa: FBT001  (click passes flags so)
    """Make an empty master workbook."""
    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.form.template import build  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    chosen = edition_of(edition, catalogue)
    if chosen is None:  # an empty --edition
        raise click.UsageError(unknown("", None, catalogue))
    keep_apart(output, (Path(edition),), catalogue)
    save_to(output, build(load_layout(), chosen), catalogue, replace=force)
    items = len(chosen.items)
    click.echo(catalogue.say("command.made", file=str(output), key=chosen.key, items=items))


@main.command(help=_HELP["help.editions"])
@_lang
def editions(lang: Language) -> None:
    """List the editions and how well each is verified."""
    from oitsheet.form.edition import edition_keys, load_edition, verified_summary  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    for key in edition_keys():
        edition = load_edition(key)
        facts = verified_summary(edition)
        name = edition.name_th if lang == "th" else edition.name_en
        certainties = tuple(
            f"{catalogue.say(f'certainty.{certainty}')} {count}"
            for certainty, count in facts.elements_by_certainty.items()
            if count
        )
        click.secho(catalogue.say("command.edition_line", key=key, name=name), bold=True)
        method = catalogue.say(f"method.{edition.method}")
        sure = catalogue.say(f"certainty.{facts.method_certainty}")
        for line in (
            catalogue.say(
                "command.edition_facts",
                items=facts.items,
                years=edition.fiscal_years,
                method=method,
                method_certainty=sure,
            ),
            catalogue.say(
                "command.edition_sure",
                titles=facts.titles_verified,
                items=facts.items,
                elements=facts.elements,
                certainties=certainties,
            ),
        ):
            click.echo(f"  {line}")


@main.command(help=_HELP["help.rule"])
@click.argument("code")
@_lang
def rule(code: str, lang: Language) -> None:
    """Explain one rule: words, severity, what it looks at, and its reason with its source."""
    import inspect  # noqa: PLC0415

    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.judging.rules import rule_of  # noqa: PLC0415

    catalogue = load_catalogue(lang)
    found = rule_of(code)
    if found is None:
        raise click.BadParameter(catalogue.say("command.unknown_rule", code=code))
    text = catalogue.rules[found.code]
    click.secho(f"{found.code} {found.name}: {text.title}", bold=True)
    severity = catalogue.say(f"severity.{found.severity}")
    lines = [catalogue.say("command.rule_severity", severity=severity)]
    if found.when_late:
        late = catalogue.say(f"severity.{found.when_late}")
        lines.append(catalogue.say("command.rule_late", severity=late))
    if found.needs:
        layout = load_layout()
        needs = tuple(catalogue.show(layout.spoken(need)) for need in found.needs)
        lines.append(catalogue.say("command.rule_needs", needs=needs))
    for line in lines:
        click.echo(line)
    module = inspect.getmodule(found.judge)
    for heading, body in (
        ("rule_message", catalogue.blank(text.message)),
        ("rule_fix", catalogue.blank(text.fix)),
        ("rule_why", inspect.getdoc(module) or ""),
    ):
        click.echo()
        click.secho(catalogue.say(f"command.{heading}"), bold=True)
        click.echo(body)
