"""The templates' environment: whatever a template prints is opaque, unless it is built here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from keyword import iskeyword
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urlencode

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup

from generator.language import Language, message
from generator.pages.addresses import api_address, image_address, record_address, root_from
from generator.pages.citation import citation
from generator.pages.citation_forms import citation_forms
from generator.pages.interface import Interface
from generator.pages.observing import Kept
from generator.pages.opaque import opaque
from generator.pages.pictures import pictures
from generator.pages.positions import Positions
from generator.pages.proof_data import proof_data
from generator.pages.prose_html import prose_html
from generator.pages.sheet_view import SheetView
from generator.pages.standing import RELATIONS, Standings
from generator.pages.statuses import KINDS, STATUSES, TYPES
from generator.pages.tenures import tenures
from generator.pages.time_line import time_line
from generator.pages.views import SiteView, StatementView
from generator.policy import Policy
from generator.records import MODELS
from generator.web_address import other_spelling_of_host

LIST_TITLES = {"mentions": message("What others said")} | {
    relation.field: relation.title_back for relation in RELATIONS
}
"""What stands over the further pages of a list of statements, by the field that makes the list."""

ROOT = "\x02"
"""Stands for the site's root until it is known from where. No record can hold it."""
_PLAIN = re.compile(r"[A-Za-z0-9./#_-]*")


class _Generator(CodeGenerator):
    """Writes the code of templates without what ours have no use for.

    Jinja escapes whatever is printed once more, though ``_printed`` gives nothing but markup; and
    it calls every function by way of the context, for those that want to be given it, which none of
    ours does. Without both, a page takes half as long.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's own signature
        is_plain = not (node.dyn_args or node.dyn_kwargs or forward_caller)
        if not is_plain or any(iskeyword(keyword.key) for keyword in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Generator


class _Compiled(BytecodeCache):
    """What templates were compiled to, for the environments that this process makes later."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_compiled = _Compiled()


def environment(folders: Sequence[Path], site: SiteView) -> Environment:
    """The environment for page templates.

    Args:
        folders: ``site_templates`` folders, the first found first taken.
        site: the corpus as templates see it; it is ``site`` in them.

    A template points to addresses from ``ROOT``: what it makes is the same on every page, and can
    be kept (``kept``). ``rendered`` puts the way to the root in its place.
    """
    env = _Environment(
        loader=FileSystemLoader([folder / "pages" for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printed,
        # `{#…}` is an attribute list in Markdown, and gives a heading its id.
        comment_start_string="{##",
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled,
        extensions=["jinja2.ext.i18n"],
    )
    _install_texts(env, site.language)
    env.globals["site"] = site
    plurals = {model.kind: model.plural for model in MODELS}
    env.globals["singular"] = _said(KINDS, site.language)
    env.globals["plural"] = _said(plurals, site.language)
    positions, standings = Positions(site), Standings(site)
    env.globals["positions"] = positions
    env.globals["standing"] = standings.of
    env.globals["relations"] = RELATIONS
    env.globals["list_titles"] = _said(LIST_TITLES, site.language)
    env.globals["status_word"] = _said(STATUSES, site.language)
    env.globals["type_word"] = _said(TYPES, site.language)
    env.globals["sheet_view"] = lambda record: SheetView(record, site, positions)
    env.globals["proof_data"] = lambda quote: proof_data(quote, site)
    env.globals["citation_forms"] = citation_forms
    env.globals["pictures"] = lambda: pictures(site)
    env.globals["tenures"] = tenures
    env.globals["time_line"] = time_line
    env.globals["image_address"] = image_address
    env.globals["api_address"] = api_address
    env.globals["citation"] = lambda record: citation(site, record)
    env.globals["is_wikidata_id"] = _is_wikidata_id
    env.globals["href"] = _href
    env.globals["found_at"] = _found_at
    env.globals["other_spelling_of_host"] = other_spelling_of_host
    env.globals["policy"] = Policy(site.settings.policy).in_page()
    env.globals["kept"] = _Kept(site)
    env.filters["prose"] = _Prose(site)
    return env


def _install_texts(env: Environment, language: Language) -> None:
    """What templates say, in the language of the interface."""
    texts = Interface(language)
    # `trans` blocks then hand over their values by name, and do no formatting of their own.
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.policies["ext.i18n.trimmed"] = True
    env.globals["_"] = env.globals["gettext"] = texts.gettext
    env.globals["ngettext"] = texts.ngettext
    env.globals["plural_forms"] = texts.plural_forms
    env.globals["in_english"] = texts.in_english
    env.globals["number"] = language.number
    env.filters["words"] = language.words


def _said(words: Mapping[str, str], language: Language) -> dict[str, str]:
    return {name: language.gettext(word) for name, word in words.items()}


def rendered(env: Environment, template: str, address: str, **values: object) -> str:
    """What a template makes, on the page at an address."""
    return env.get_template(template).render(**values).replace(ROOT, root_from(address))


class _Kept:
    """Calls a macro once for each record: what it makes of it is the same on every page."""

    def __init__(self, site: SiteView) -> None:
        # As bytes, which take half of a text's memory: there is one for every statement.
        self._kept: Kept[bytes] = Kept(site.observer)

    def __call__(self, macro: Macro, view: StatementView, *others: object) -> Markup:
        key = (macro.name, view.ref, *others)
        made = self._kept.get(key, lambda: str(macro(view, *others)).encode())
        return Markup(made.decode())  # noqa: S704 - a macro's


def _printed(value: Any) -> Markup:
    """What ``{{ value }}`` puts on the page. Markup comes from templates and prose only."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return opaque(value)
    if isinstance(value, int):
        return Markup(value)  # noqa: S704 - digits
    raise TypeError(f"a template prints a {type(value).__name__}; it may print texts and numbers")


def _href(target: str) -> Markup:
    """The reference to an address of the site, or to ``kind/id``."""
    path, hash_sign, fragment = target.partition("#")
    if path.count("/") == 1 and not path.endswith("/"):
        path = record_address(path)
    reference = f"{path}{hash_sign}{fragment}"
    # Most references are of ids only, which every reader of the page passes on as they are.
    safe = reference if _PLAIN.fullmatch(reference) else opaque(reference)
    return Markup(ROOT + safe)  # noqa: S704 - encoded


def _found_at(**chosen: str) -> Markup:
    """The reference to what the search page finds for a query, facets or an order."""
    return Markup(ROOT + "search/?" + opaque(urlencode(chosen)))  # noqa: S704 - encoded


class _Prose:
    """The HTML of prose fields."""

    def __init__(self, site: SiteView) -> None:
        self._site = site
        self._kept: Kept[Markup] = Kept(site.observer)

    def __call__(self, prose: str) -> Markup:
        return self._kept.get(prose, lambda: prose_html(prose, self._link_to))

    def _link_to(self, target: str) -> tuple[Markup, str]:
        name = self._site.name(target)
        return _href(name.ref), name.label


def _is_wikidata_id(value: str) -> bool:
    return re.fullmatch(r"[QPL][1-9][0-9]*", value) is not None
