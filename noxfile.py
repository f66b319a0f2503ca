"""What is run before a change is handed in: `nox` runs all of it, `nox -s tests` one session.

The linters' versions stand in pyproject.toml under [dependency-groups], so that here, in
pre-commit and at a contributor's desk they are the same.
"""

from __future__ import annotations

import os
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.error_on_missing_interpreters = True

HERE = Path(__file__).parent
GROUPS = nox.project.load_toml("pyproject.toml")
CORPUS = Path(os.environ.get("OITSHEET_CORPUS", HERE.parent / "shared" / "corpus"))


# open() without an encoding is an error in our own code: a Thai Windows reads cp874.
WATCHED = {"PYTHONWARNDEFAULTENCODING": "1"}


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group."""
    return nox.project.dependency_groups(GROUPS, name)


@nox.session
def tests(session: nox.Session) -> None:
    """Build the wheel, install it, and test what was installed."""
    wheels = Path(session.create_tmp())
    for old in wheels.glob("*.whl"):
        old.unlink()
    session.run("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(wheels), ".")
    (wheel,) = wheels.glob("*.whl")
    session.install(f"{wheel.resolve()}[test]")
    # Side by side: the tests start LibreOffice, terminals and other processes, and wait for them.
    # Coverage has a session of its own.
    session.run(
        "pytest",
        "--numprocesses=auto",
        *session.posargs,
        env={
            # The checkout's own oitsheet/ must not be found before the installed one, neither by
            # pytest nor by the programs that tests start.
            "PYTHONSAFEPATH": "1",
            "OITSHEET_CORPUS": str(CORPUS),
            **WATCHED,
        },
    )


@nox.session(default=False)
def coverage(session: nox.Session) -> None:
    """Show which lines and branches of the package the tests reach."""
    session.install("-e", ".[test]")
    session.run("pytest", "--numprocesses=auto", "--cov", *session.posargs, env=WATCHED)


@nox.session
def lint(session: nox.Session) -> None:
    """Ask ruff for faults, and whether the files are formatted."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    session.install(".", *group("types"))
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports look down only."""
    session.install(*group("layers"))
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the manual into build/site; a link that leads nowhere is an error."""
    session.install("-e", ".", *group("docs"))
    # The notice is about a version that is not asked for.
    session.run("mkdocs", "build", "--strict", "--quiet", env={"NO_MKDOCS_2_WARNING": "1"})
