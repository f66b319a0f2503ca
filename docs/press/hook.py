"""What MkDocs calls while it builds the site: the tree, the made pages, the links of the others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mkdocs.structure.files import File

from press.site import made_pages, navigation, thai_pages, written_page, written_paths

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Hang the pages into a tree."""
    config.nav = navigation()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    for path, text in made_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Let the links of a page that is written by hand lead where they lead in the site.

    Who searches in Thai finds Thai pages first: English pages quote the workbook's Thai, too.
    """
    path = page.file.src_uri
    if path not in thai_pages():
        page.meta.setdefault("search", {"boost": 0.5})
    return written_page(path, markdown) if path in written_paths() else markdown
