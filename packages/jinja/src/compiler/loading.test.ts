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

import { rendered } from '../__testUtils__/rendered';

const templates = {
  inc: 'inc {{ n }}{{ x }}',
  mac: '{% macro f(x) %}F{{ x }}{{ n }}{% endmacro %}{% set e = 1 %}{% set _p = 2 %}body',
  base: '<{% block a %}A{{ x }}{% endblock %}|{% block b %}B{% endblock %}>',
  mid: '{% extends "base" %}{% block a %}mid({{ super() }}){% endblock %}',
};

describe('Other templates', () => {
  it.each([
    ["{% set x = 1 %}{% include 'inc' %}", 'inc 51'],
    [
      "{% for x in l %}{% include 'inc' %};{% endfor %}",
      'inc 51;inc 52;inc 53;',
    ],
    ["{% include 'inc' without context %}", 'inc '],
    ["{% include ['nope', 'inc'] %}", 'inc 5'],
    ["{% include 'nope' ignore missing %}x", 'x'],
    ["{% include 'nope' ignore missing with context %}x", 'x'],
  ])('include: %j', (template, expected) => {
    expect(rendered(template, { templates })).toBe(expected);
  });

  it.each([
    [
      "{% import 'mac' as m %}{{ m.f(2) }}{{ m.e }}{{ m._p is defined }}{{ m }}",
      'F21Falsebody',
    ],
    ["{% import 'mac' as m with context %}{{ m.f(2) }}", 'F25'],
    ["{% from 'mac' import f, e as g %}{{ f(1) }}{{ g }}", 'F11'],
    ["{% from 'mac' import nope %}{{ nope is defined }}", 'False'],
    ["{% from 'mac' import f with context %}{{ f(1) }}", 'F15'],
  ])('import: %j', (template, expected) => {
    expect(rendered(template, { templates })).toBe(expected);
  });

  it.each([
    ["{% extends 'base' %}{% block a %}X{{ super() }}{% endblock %}", '<XA|B>'],
    [
      "{% extends 'mid' %}{% block a %}X{{ super() }}{{ super.super() }}{% endblock %}",
      '<Xmid(A)A|B>',
    ],
    ["{% set x = 7 %}{% extends 'base' %}ignored", '<A7|B>'],
    ["{% extends 'base' %}{% block b %}{{ self.a() }}{% endblock %}", '<A|A>'],
    [
      "{% if t %}{% extends 'base' %}{% endif %}{% block b %}C{% endblock %}out",
      '<A|C>',
    ],
    ["{% extends 'mid' if z else 'base' %}", '<A|B>'],
  ])('extends: %j', (template, expected) => {
    expect(rendered(template, { templates })).toBe(expected);
  });
});
