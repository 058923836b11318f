# Copyright 2026 The Nucleon Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

"""Renders templates as Proton did, with Python's own Jinja2, to compare with.

Input: a JSON list of {"source", "context"}. Output: a JSON list of {"text"} or {"error"}, in the same order.
"""
import json
import re
import sys

import yaml
from jinja2 import Environment, StrictUndefined

# Stands before each line of a filter's result after the first, until the indentation of its place is known.
MARK = "\ue000"


def scalar(value):
    if not isinstance(value, str):
        return str(value)
    try:
        if yaml.safe_load("key: " + value) == {"key": value}:
            return value
    except yaml.YAMLError:
        pass
    return "'" + value.replace("'", "''") + "'"


def check(value, raw):
    if not raw and not re.fullmatch("[a-zA-Z0-9_-]*", str(value)):
        raise ValueError("Illegal character(s)")
    return scalar(value)


def placed(lines):
    return ("\n" + MARK).join(lines)


def ecs(values, raw=True):
    lines = []
    for name, value in values.items():
        lines += ["- Name: " + scalar(name), "  Value: " + check(value, raw)]
    return placed(lines)


def lambda_(values, raw=True):
    return placed([scalar(name) + ": " + check(value, raw) for name, value in values.items()])


def policies(values):
    pattern = re.compile(r"arn:[a-zA-Z-]+:iam::\d{12}:policy/")
    return placed(["- " + scalar(value) for value in values.values() if pattern.match(value)])


def sanitize(value):
    if re.fullmatch("[a-zA-Z0-9_-]*", value) or value.startswith("arn:"):
        return value
    raise ValueError("Illegal character(s)")


class NoComponent(dict):
    def __missing__(self, key):
        if key == "outputs":
            return {}
        raise KeyError(key)


def indent(text):
    lines = []
    indentation = ""
    for line in text.split("\n"):
        if line.startswith(MARK):
            line = indentation + line[1:]
        else:
            indentation = re.match("[ \t]*", line).group()
        lines.append(line)
    return "\n".join(lines)


def render(case):
    environment = Environment(undefined=StrictUndefined)
    environment.filters["proton_cfn_ecs_task_definition_formatted_env_vars"] = ecs
    environment.filters["proton_cfn_lambda_function_formatted_env_vars"] = lambda_
    environment.filters["proton_cfn_iam_policy_arns"] = policies
    environment.filters["proton_cfn_sanitize"] = sanitize
    context = case["context"]
    components = context.get("service_instance", {}).get("components")
    if components is not None and "default" not in components:
        components["default"] = NoComponent()
    return indent(environment.from_string(case["source"]).render(context))


def main():
    results = []
    for case in json.load(sys.stdin):
        try:
            results.append({"text": render(case)})
        except Exception as error:  # every failure is an answer: its class is compared
            results.append({"error": type(error).__name__})
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
