"""A project: a folder with ``content/``, and what its configuration asks for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from generator.config_file import Tagged, merge, read_config, resolved_text
from generator.errors import UsageError
from generator.file_texts import FileTexts
from generator.files import MOST_FOLDERS, Limits
from generator.language import ENGLISH, Language, language_of
from generator.policy import Policy, policy_fault
from generator.resources import built_in_templates, template_folders

CONFIG = "mkdocs.yml"
CONTENT = "content"
DEFAULTS = "defaults.yml"
WORK = ".factsheet"
"""The folder for all that is made, except the site."""


WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$")]
SpdxId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$")]
FileAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s\"'<>]*\{file\}[^\s\"'<>]*$")
]
IssueAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s\"'<>]*\{title\}[^\s\"'<>]*$")
]
Contact = Annotated[
    str, StringConstraints(pattern=r"^(https?://[^\s\"'<>]+|[^\s\"'<>:/]+@[^\s\"'<>:/]+)$")
]


def _sound_policy(directives: dict[str, str]) -> dict[str, str]:
    if fault := policy_fault(directives):
        raise PydanticCustomError("policy", "{fault}", {"fault": fault})
    return directives


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Chunks(_Section):
    """How many records one page holds."""

    listing: int = Field(default=100, ge=1)
    """Records on a page of a listing."""
    statements: int = Field(default=50, ge=1)
    """Statements on a page of an actor, source or topic."""
    api: int = Field(default=500, ge=1)
    """Records in a list of the JSON API."""


class LimitSettings(_Section):
    """What one file, and all together, may cost."""

    file_size: int = Field(default=Limits().file_size, ge=1)
    """Bytes of a record's file."""
    depth: int = Field(default=Limits().depth, ge=3, le=200)
    """Levels of lists and mappings in it."""
    values: int = Field(default=Limits().values, ge=100)
    """Texts, lists and mappings in it."""
    prose: int = Field(default=Limits().prose, ge=1)
    """Characters of prose in it, that of all fields together."""
    files: int = Field(default=Limits().files, ge=1)
    """Files below ``content/``."""
    folders: int = Field(default=Limits().folders, ge=0, le=MOST_FOLDERS)
    """Levels of folders below that of a kind."""


class Settings(_Section):
    """What stands under ``extra.factsheet``."""

    language: str = "en"
    """The language of the site (BCP 47): its own texts come from the catalogue of it, and search
    takes the endings off words by it."""
    repository: WebAddress | None = None
    """The address of the repository that holds the records."""
    edit: WebAddress | None = None
    """The address that opens a record for editing, with ``{file}`` in the file's place."""
    history: FileAddress | None = None
    """The address that shows a record's earlier versions, with ``{file}`` in the file's place."""
    contact: Contact | None = None
    """Where corrections can be sent: an address of mail or of a page."""
    issue: IssueAddress | None = None
    """The address that opens a new issue, with ``{title}`` in the place of what it is about."""
    licence: SpdxId | None = None
    """The licence of the records and the site's own texts (SPDX id)."""
    api: bool = False
    """Whether the site has each record, and lists of them, as JSON under ``/api/v1/``."""
    policy: Annotated[dict[str, str], AfterValidator(_sound_policy)] = {}
    """What a browser may run and load: a directive of Content-Security-Policy a key."""
    chunks: Chunks = Chunks()
    limits: LimitSettings = LimitSettings()

    @property
    def contact_address(self) -> str | None:
        """The contact as an address to link to."""
        contact = self.contact
        return f"mailto:{contact}" if contact and "://" not in contact else contact

    def address_to_write_to(self, subject: str) -> str | None:
        """Where to write about something: a new issue, or a mail with its subject, or the contact.

        Args:
            subject: what it is about.
        """
        if self.issue:
            return self.issue.replace("{title}", quote(subject, safe=""))
        address = self.contact_address
        is_mail = address is not None and address.startswith("mailto:")
        return f"{address}?subject={quote(subject, safe='')}" if is_mail else address


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and configuration."""

    root: Path
    config: dict[str, Any]
    """``mkdocs.yml`` over the built-in defaults."""
    settings: Settings
    language: Language = ENGLISH
    """What the interface says."""

    def text(self, key: str) -> str:
        """A text of MkDocs' own configuration, ``!ENV`` resolved; empty where there is none."""
        return resolved_text(self.config.get(key))

    @property
    def content(self) -> Path:
        """The folder of the records."""
        return self.root / CONTENT

    @property
    def work(self) -> Path:
        """The folder for what is made on the way to the site."""
        return self.root / WORK

    @property
    def limits(self) -> Limits:
        """What one file may cost."""
        return Limits(**self.settings.limits.model_dump())

    @property
    def texts(self) -> FileTexts:
        """Its files, for showing what stands in them."""
        return FileTexts(self.root, self.limits.file_size)

    @property
    def policy(self) -> Policy:
        """What a browser may run and load on its pages."""
        return Policy(self.settings.policy)

    def inside(self, path: Path) -> str:
        """A path that the user named, from where the command was started, relative to the project.

        Raises:
            UsageError: there is nothing, or it is not in the project.
        """
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not to be followed
        if not absolute.exists():
            raise UsageError(f"there is no file or folder {path}")
        if not absolute.is_relative_to(self.root):
            raise UsageError(f"{path} is not in this project")
        return absolute.relative_to(self.root).as_posix()


def open_project(root: Path) -> Project:
    """Open the project at ``root``.

    Raises:
        UsageError: there is no content folder, or the configuration asks for what cannot be.
    """
    if not (root / CONTENT).is_dir():
        raise UsageError(
            f"there is no content/ folder in {root}",
            "start in a project's folder, or name it: factsheet -C DIR …",
        )
    defaults = read_config(built_in_templates() / DEFAULTS)
    own = read_config(root / CONFIG) if (root / CONFIG).is_file() else {}
    _refuse_what_breaks_exactness(own, defaults)
    config = merge(defaults, own)
    config["markdown_extensions"] = defaults["markdown_extensions"]
    settings = _settings(config)
    language = language_of(settings.language, template_folders(root))
    return Project(root, _in_language(config, language, root), settings, language)


def _in_language(config: dict[str, Any], language: Language, root: Path) -> dict[str, Any]:
    """The configuration with the built-in titles of navigation and buttons in a language.

    The theme's own texts are in that language too, where the theme has it and is told no other.
    """
    theme = dict(config["theme"])
    if "language" not in theme and (tag := _language_of_theme(language.tag, root)):
        theme["language"] = tag
    if isinstance(theme.get("palette"), list):
        theme["palette"] = [_with_toggle(palette, language) for palette in theme["palette"]]
    extensions = [_with_title(extension, language) for extension in config["markdown_extensions"]]
    nav = _titled(config.get("nav"), language)
    return config | {"theme": theme, "nav": nav, "markdown_extensions": extensions}


def _language_of_theme(tag: str, root: Path) -> str:
    """A language as the theme calls it; empty where it has it not."""
    material = find_spec("material")
    places = (material and material.submodule_search_locations) or ()
    folders = [folder / "theme" for folder in template_folders(root)]
    folders += (Path(place) / "templates" for place in places)
    for name in (tag, tag.partition("-")[0].lower()):
        if any((folder / f"partials/languages/{name}.html").is_file() for folder in folders):
            return name
    return ""


def _with_toggle(palette: Any, language: Language) -> Any:
    toggle = palette.get("toggle") if isinstance(palette, dict) else None
    if not isinstance(toggle, dict) or "name" not in toggle:
        return palette
    return palette | {"toggle": toggle | {"name": language.title(str(toggle["name"]))}}


def _with_title(extension: Any, language: Language) -> Any:
    """The extension that sets a link beside each heading, with what that link is called."""
    options = extension.get("toc") if isinstance(extension, dict) else None
    if not options:
        return extension
    return {"toc": options | {"permalink_title": language.title(options["permalink_title"])}}


def _titled(nav: Any, language: Language) -> Any:
    if isinstance(nav, dict):
        return {language.title(str(key)): _titled(inner, language) for key, inner in nav.items()}
    return [_titled(item, language) for item in nav] if isinstance(nav, list) else nav


def _settings(config: dict[str, Any]) -> Settings:
    extra = config.get("extra") or {}
    section = extra.get("factsheet") if isinstance(extra, dict) else None
    if isinstance(section, dict):
        section = {key: value for key, raw in section.items() if (value := _resolved(raw)) != ""}
    try:
        return Settings.model_validate(section or {})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, ("extra", "factsheet", *first["loc"])))
        raise UsageError(f"{CONFIG}: {key}: {first['msg'].lower()}") from None


def _resolved(value: object) -> object:
    """A value, or that of the variable that it names; nothing where there is no such variable."""
    return resolved_text(value) if isinstance(value, Tagged) else value


def _refuse_what_breaks_exactness(own: dict[str, Any], defaults: dict[str, Any]) -> None:
    """Some settings of MkDocs change what a reader sees of a record, or where it stands."""
    fixed = _names(defaults["markdown_extensions"])
    for name in sorted(_names(own.get("markdown_extensions")) - fixed):
        raise UsageError(
            f"{CONFIG}: markdown_extensions: `{name}` is not one of the fixed list",
            "take it out: that a record's text reaches the page exactly as written is proven "
            f"for {', '.join(sorted(fixed))} and no others",
        )
    if "search" in {name.rpartition("/")[2] for name in _names(own.get("plugins"))}:
        raise UsageError(
            f"{CONFIG}: plugins: `search` cannot be used",
            "take it out: the site's search is made from the records",
        )
    theme = own.get("theme")
    theme_name = theme.get("name") if isinstance(theme, dict) else theme
    if theme_name not in (None, "material"):
        raise UsageError(f"{CONFIG}: theme: the pages are made for `material`, not `{theme_name}`")
    for key in ("exclude_docs", "draft_docs"):
        if own.get(key):
            raise UsageError(
                f"{CONFIG}: {key} cannot be used",
                "take it out: every record has a page; withdraw a record with `withdrawn`",
            )
    if own.get("use_directory_urls", True) is not True:
        raise UsageError(
            f"{CONFIG}: use_directory_urls cannot be turned off",
            "take it out: the records' addresses are /<kind>/<id>/",
        )


def _names(entries: object) -> set[str]:
    """The names in a list of MkDocs' plugins or extensions, which may carry options."""
    if isinstance(entries, dict):
        return {str(name) for name in entries}
    if not isinstance(entries, list):
        return set()
    firsts = (next(iter(entry), "") if isinstance(entry, dict) else entry for entry in entries)
    return set(map(str, firsts))
