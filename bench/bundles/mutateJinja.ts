import { Random } from '../jinja/Random';
import { TemplateGenerator } from '../jinja/TemplateGenerator';
import { BadInput, Mutation, pickText, putText } from './BadInput';

const TEMPLATE = /(?:cloudformation\.yaml|manifest\.yaml)$/;

const PIECES = [
  '{{',
  '}}',
  '{%',
  '%}',
  '{#',
  '#}',
  '{{ }}',
  '{% %}',
  '{{ "unclosed }}',
  "{{ 'unclosed }}",
  '{% raw %}',
  '{% endraw %}',
  '{% if %}',
  '{% if x %}',
  '{% endif %}',
  '{% else %}',
  '{% elif 1 %}',
  '{% for %}',
  '{% for a in %}{% endfor %}',
  '{% for a in 5 %}{% endfor %}',
  '{% for a in none %}{% endfor %}',
  '{% for a, b in [1] %}{% endfor %}',
  '{% endfor %}',
  '{% endblock %}',
  '{% unknown %}',
  '{% set %}',
  '{% set x %}',
  '{% set a.b = 1 %}',
  '{% macro %}{% endmacro %}',
  '{% include "schema/schema.yaml" %}',
  '{% include "../../../etc/passwd" %}',
  '{% import "x" as y %}',
  '{% extends "x" %}',
  '{% from "x" import y %}',
  '{{ nothing }}',
  '{{ nothing.at.all }}',
  '{{ environment.outputs.Nothing }}',
  '{{ service_instance.inputs["nothing"] }}',
  '{{ environment["inputs"]["__class__"] }}',
  '{{ environment.__proto__.constructor }}',
  '{{ service.name | nothing }}',
  '{{ 1 is nothing }}',
  '{{ 1 | upper | abs }}',
  '{{ none | length }}',
  '{{ "x" | int(base=99) }}',
  '{{ 1 / 0 }}',
  '{{ 1 + "a" }}',
  '{{ [] [5] }}',
  '{{ {}.x.y }}',
  '{{ 10 ** 10 ** 10 }}',
  '{{ "x" * 3000000000 }}',
  '{{ range(10**10) | list }}',
  '{{ range(5, 1, 0) }}',
  '{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}',
  '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
  '{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}',
  '{% set ns = namespace(s="x") %}{% for a in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}',
  '{{ ("a" * 1000000) | replace("a", "bb") | wordwrap(1) | length }}',
  '{{ "%s%s" | format(1) }}',
  '{{ "%999999999d" % 1 }}',
  '{{ "{0.__class__}".format(service) }}',
  '{{ "{:>{}}".format(1, 10**9) }}',
  '{{ self }}',
  '{{ loop }}',
  '{{ loop.index }}',
  '{{ caller() }}',
  '{{ super() }}',
  '{{ lipsum(10**6) }}',
  '{{ cycler() }}',
  '{{ service() }}',
  '{{ service.name() }}',
  '{{ environment.outputs | proton_cfn_ecs_task_definition_formatted_env_vars }}',
  '{{ 5 | proton_cfn_iam_policy_arns }}',
  '{{ {"a b": "c"} | proton_cfn_ecs_task_definition_formatted_env_vars(raw=False) }}',
  '{{ {"a": [1]} | proton_cfn_lambda_function_formatted_env_vars }}',
  '{{ none | proton_cfn_iam_policy_arns(1, 2, 3) }}',
  '{{resolve:secretsmanager:S:SecretString:p}}',
  '{{ service_instance.components.default.name }}',
  '{{ service_instance.components.default.outputs.x }}',
  '{{ (((((((((( }}',
  `{{ ${'('.repeat(300)}1${')'.repeat(300)} }}`,
  `{{ ${'['.repeat(20_000)} }}`,
  `{{ 1${'+1'.repeat(20_000)} }}`,
  `{{ x${'.a'.repeat(20_000)} }}`,
  `{{ 1${'|abs'.repeat(5_000)} }}`,
  '{% if 1 %}'.repeat(500),
  '{{ a }}'.repeat(70_000),
  `{{ ${'9'.repeat(100_000)} }}`,
  '{{ "\\u{1}" }}',
  '{{ "\\N{DASH}" }}',
  '{{ \u0000 }}',
  '{{ a\u0301 }}',
  '{{ 1_ }}',
  '{{ 0x }}',
  '{{ 1e }}',
  '{{ a b }}',
  '{{ a; b }}',
  '{{ `x` }}',
  '{{ not }}',
  '{{ * }}',
  '{{ a if }}',
  '{{ a | }}',
  '{{ a. }}',
  '{{ a[ }}',
  '{{ f(a=1, 2) }}',
  '{{ f(**1, *2) }}',
  '{{ [1, 2, 3][::0] }}',
];

type Change = (text: string, random: Random) => string;

function tags(text: string): { at: number; tag: string }[] {
  return [...text.matchAll(/\{[{%#][\s\S]*?[}%#]\}/g)].map(match => ({
    at: match.index,
    tag: match[0],
  }));
}

function onTag(
  text: string,
  random: Random,
  change: (tag: string) => string,
): string {
  const found = tags(text);
  if (!found.length) {
    return `${text}\n${random.pick(PIECES)}\n`;
  }
  const { at, tag } = random.pick(found);
  return text.slice(0, at) + change(tag) + text.slice(at + tag.length);
}

function insert(text: string, random: Random, piece: string): string {
  const lines = text.split('\n');
  const line = random.integer(0, lines.length - 1);
  const column = random.chance(0.5)
    ? lines[line].length
    : random.integer(0, lines[line].length);
  lines[line] =
    lines[line].slice(0, column) + piece + lines[line].slice(column);
  return lines.join('\n');
}

const CHANGES: Record<string, Change> = {
  'a piece': (text, random) => insert(text, random, random.pick(PIECES)),
  'a second piece': (text, random) =>
    insert(
      insert(text, random, random.pick(PIECES)),
      random,
      random.pick(PIECES),
    ),
  'a generated template': (text, random) =>
    insert(text, random, new TemplateGenerator(random).template()),
  'a missing tag': (text, random) => onTag(text, random, () => ''),
  'a tag twice': (text, random) => onTag(text, random, tag => tag + tag),
  'half a tag': (text, random) =>
    onTag(text, random, tag => tag.slice(0, random.integer(0, tag.length))),
  'another tag': (text, random) =>
    onTag(text, random, () => random.pick(PIECES)),
  'a letter in a tag': (text, random) =>
    onTag(text, random, tag => {
      const at = random.integer(0, tag.length);
      const letter = random.pick([...'{}%#|.()[]"\'=,:+-*/~<>! a0_\n']);
      return tag.slice(0, at) + letter + tag.slice(at + 1);
    }),
};

function mutate(input: BadInput, random: Random): void {
  const place = pickText(input, random, { paths: TEMPLATE });
  if (!place) {
    return;
  }
  const name = random.pick(Object.keys(CHANGES));
  input.steps.push(`${name} ${place.path}`);
  putText(input, { path: place.path, text: CHANGES[name](place.text, random) });
}

/** Changes what is Jinja in a bundle. */
export const mutateJinja: Mutation = (input, random) => {
  for (let left = random.pick([1, 1, 2]); left > 0; left--) {
    mutate(input, random);
  }
};
