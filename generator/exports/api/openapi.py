"""The document that describes the API (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from generator.exports.api.schemas import Schema, list_names, ref, schemas
from generator.records import MODELS, Record

FILE = "openapi.json"
VERSION = "1.0.0"

PROMISE = (
    "Within v1 no address, field or value goes, and none changes its meaning. Some may be added: "
    "let be what you do not know. A record that was renamed is found at its old address too; one "
    "that was withdrawn leaves the day and the reason there."
)
_ABOUT = (
    "The records of this site, one file each, and lists of them. A record has the fields of its "
    "YAML, those that hold their default left out; keys that begin with `_` are derived. All files "
    "are static: there is nothing to sign up for, and no query."
)


def openapi(*, title: str, url: str = "", licence: str | None = None) -> dict[str, Any]:
    """The description of a site's API.

    Args:
        title: the site's name.
        url: the API's address; empty where the site has none.
        licence: the SPDX id of the records' licence, where it is known.
    """
    info: dict[str, Any] = {
        "title": f"{title}: records",
        "version": VERSION,
        "description": f"{_ABOUT}\n\n{PROMISE}",
    }
    if licence:
        info["license"] = {"name": licence, "identifier": licence}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": url or "."}],
        "paths": _paths(),
        "components": {"schemas": schemas(), "parameters": _PARAMETERS},
    }


def _paths() -> dict[str, Any]:
    index = _file("index", "Where everything begins", ref("Index"))
    index["get"]["responses"].pop("404")
    paths = {"/index.json": index}
    for model in MODELS:
        kind = model.kind
        either = {"oneOf": [ref(model.__name__), ref("Tombstone")]}
        one = f"A record of the kind {kind}, or what is left of one that was withdrawn"
        every = f"All records of the kind {kind}, withdrawn ones among them"
        paths[f"/{kind}/{{id}}.json"] = _file(f"{kind}-one", one, either, "id")
        paths[f"/{kind}/_/{{chunk}}.json"] = _file(f"{kind}-list", every, ref("List"), "chunk")
        for name, field in list_names(model).items():
            paths[f"/{kind}/{{id}}/{name}/{{chunk}}.json"] = _file(
                f"{kind}-{name}", _about_list(model, field), ref("List"), "id", "chunk"
            )
    return paths


def _about_list(model: type[Record], field: str) -> str:
    return f"The statements that name a record of the kind {model.kind} under {field}"


def _file(name: str, summary: str, schema: Schema, *parameters: str) -> dict[str, Any]:
    responses = {
        "200": {"description": summary, "content": {"application/json": {"schema": schema}}},
        "404": {"description": "There is none, and never was."},
    }
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in parameters],
        "responses": responses,
    }
    return {"get": operation}


_PARAMETERS: dict[str, Any] = {
    "id": {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "A record's id, or a former one.",
        "schema": {"type": "string"},
    },
    "chunk": {
        "name": "chunk",
        "in": "path",
        "required": True,
        "description": "Which part of the list, from 1.",
        "schema": {"type": "integer", "minimum": 1},
    },
}
