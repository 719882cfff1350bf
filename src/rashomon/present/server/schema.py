"""The JSON Schema of all that the routes answer and take; the page's TypeScript types are made of it."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from rashomon.present.server.models import ANSWERS, REQUESTS, Model


def page_schema() -> str:
    """The schema as JSON text: one definition for each model, by its name."""
    asked: list[tuple[type[Model], JsonSchemaMode]] = [(model, "serialization") for model in ANSWERS]
    asked += [(model, "validation") for model in REQUESTS]
    _, schema = models_json_schema(asked, title="What the page's routes answer and take")
    return json.dumps(_plain(schema), indent=2, ensure_ascii=False) + "\n"


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": schema["title"],
        "$defs": {name: _untitled(model) for name, model in sorted(schema["$defs"].items())},
    }


def _untitled(model: dict[str, Any]) -> dict[str, Any]:
    """Without the titles of properties: they only repeat the names, and make types of their own elsewhere."""
    properties = {
        name: {key: value for key, value in field.items() if key != "title"}
        for name, field in model.get("properties", {}).items()
    }
    return {**model, "properties": properties}
