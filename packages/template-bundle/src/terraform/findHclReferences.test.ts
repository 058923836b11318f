/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { findHclReferences } from './findHclReferences';

function find(source: string): string[] {
  return findHclReferences(source).references.map(({ path }) => path.join('.'));
}

describe('findHclReferences', () => {
  it.each<[string, string, string[]]>([
    [
      'a reference',
      'x = var.environment.inputs.size',
      ['environment.inputs.size'],
    ],
    ['an index', 'x = var.a["b"].c[0]["d-e"]', ['a.b.c.0.d-e']],
    ['a splat', 'x = var.a[*].b + var.c.*.d', ['a.*.b', 'c.*.d']],
    ['a call', 'x = f(var.a.b, [var.c], {d = var.e})', ['a.b', 'c', 'e']],
    ['an index that is computed', 'x = var.a[var.b.c].d', ['a', 'b.c']],
    ['a text', 'x = "a ${var.b.c}-${f("${var.d}")} var.e"', ['b.c', 'd']],
    ['a directive', 'x = "%{ if var.a.b }y%{ endif }"', ['a.b']],
    [
      'what is escaped',
      'x = "\\"${var.a}\\\\" \n y = "$${var.b} %%{var.c}"',
      ['a'],
    ],
    ['a comment', '# var.a\n// var.b\n/* var.c\n var.d */ x = var.e', ['e']],
    [
      'a heredoc',
      'x = <<-EOT\n  "var.a ${var.b} $${var.c}\n  # ${var.d["e"]}\n  EOT\ny = var.f',
      ['b', 'd.e', 'f'],
    ],
    ['an empty heredoc', 'x = <<EOT\nEOT\ny = var.a', ['a']],
    ['two heredocs', 'x = [<<A\n${var.a}\nA\n, <<B\nB\n, var.b]', ['a', 'b']],
    [
      'carriage returns',
      'x = <<EOT\r\n${var.a}\r\nEOT\r\ny = var.b\r\n',
      ['a', 'b'],
    ],
    ['a member of that name', 'x = local.var.a', []],
    ['a key of that name', 'var = 1\nx = { var = var.a }', ['a']],
    ['spaces', 'x = (var\n . a [ "b" ])', ['a.b']],
    [
      'what is not Terraform',
      '}}} )) ${ var.a \u{1f600} "${}} var.b" var.c',
      ['a', 'c'],
    ],
    ['what ends early', 'x = "${var.a.', ['a']],
  ])('finds %s', (_, source, paths) => {
    expect(find(source)).toEqual(paths);
  });

  it('finds declared variables and places', () => {
    const source =
      'variable "size" {}\nlocals {\n  x = { variable "y" {} }\n}\nx = var.size';
    expect(findHclReferences(source)).toEqual({
      variables: [{ name: 'size', offset: 9 }],
      references: [{ path: ['size'], offset: source.length - 8 }],
    });
  });

  it.each([
    '"${'.repeat(300_000),
    '{'.repeat(900_000),
    '/*'.repeat(400_000),
    '<<A\n'.repeat(200_000),
    'var.'.repeat(200_000),
    `"${'\\"'.repeat(400_000)}`,
    'var[var['.repeat(100_000),
  ])('takes its time in proportion (%#)', source => {
    const start = process.cpuUsage();
    find(source);
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(4_000_000);
  });
});
