#!/usr/bin/python3
"""Renders cases with Python's Jinja2 as the oracle does, with more options, and tells the line of errors.

Input and output are those of the oracle, with these options beside: "autoescape", "undefined" ("default", "strict", "chainable",
"debug"), "lineStatementPrefix", "lineCommentPrefix", "newlineSequence", and "folds": false to leave constant expressions alone
when a template is compiled. Jinja2 folds constants, and where one fails (or is undefined) that shows: an error comes although
its branch is never reached, or is swallowed.
"""
import json
import sys

from jinja2 import (
    ChainableUndefined,
    DebugUndefined,
    DictLoader,
    Environment,
    StrictUndefined,
    Undefined,
    pass_context,
)
from jinja2.exceptions import TemplateSyntaxError

UNDEFINED = {
    "strict": StrictUndefined,
    "chainable": ChainableUndefined,
    "debug": DebugUndefined,
}


@pass_context
def unchanged(_context, value):
    return value


def make_environment(case):
    options = case.get("options", {})
    more = {}
    if not options.get("folds", True):
        # A finalizer that wants the context cannot be called when a template is compiled.
        more = {"optimized": False, "finalize": unchanged}
    return Environment(
        loader=DictLoader(case.get("templates") or {}),
        trim_blocks=options.get("trimBlocks", False),
        lstrip_blocks=options.get("lstripBlocks", False),
        keep_trailing_newline=options.get("keepTrailingNewline", False),
        undefined=UNDEFINED.get(options.get("undefined"), Undefined),
        autoescape=options.get("autoescape", False),
        line_statement_prefix=options.get("lineStatementPrefix"),
        line_comment_prefix=options.get("lineCommentPrefix"),
        newline_sequence=options.get("newlineSequence", "\n"),
        **more,
    )


def line_of(error, names):
    """The line of the innermost template that an error passed through."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line = None
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename in names:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def answer(case):
    names = {"<template>", *(case.get("templates") or {})}
    try:
        template = make_environment(case).from_string(case["template"])
        return {"expected": template.render(case.get("context", {}))}
    except Exception as error:
        return {
            "error": type(error).__name__,
            "message": str(error),
            "line": line_of(error, names),
        }


for text in sys.stdin:
    case = json.loads(text)
    result = {"id": case.get("id"), **answer(case)}
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
