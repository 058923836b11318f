#!/usr/bin/python3
"""Renders cases as the oracle does, but without evaluating constant expressions when a template is compiled.

Jinja2 folds constants, and where one fails (or is undefined) that shows: an error comes although its branch is never
reached, or is swallowed. A difference that is gone without folding is this one.
"""
import json
import sys

from jinja2 import DictLoader, Environment, StrictUndefined, Undefined, pass_context


@pass_context
def unchanged(_context, value):
    return value


def render(case):
    options = case.get("options", {})
    environment = Environment(
        loader=DictLoader(case.get("templates") or {}),
        trim_blocks=options.get("trimBlocks", False),
        lstrip_blocks=options.get("lstripBlocks", False),
        keep_trailing_newline=options.get("keepTrailingNewline", False),
        undefined=StrictUndefined if options.get("undefined") == "strict" else Undefined,
        autoescape=options.get("autoescape", False),
        optimized=False,
        # A finalizer that wants the context cannot be called when a template is compiled.
        finalize=unchanged,
    )
    return environment.from_string(case["template"]).render(case.get("context", {}))


for line in sys.stdin:
    case = json.loads(line)
    try:
        result = {"id": case.get("id"), "expected": render(case)}
    except Exception as error:
        result = {"id": case.get("id"), "error": type(error).__name__, "message": str(error)}
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
