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

import { DictLoader } from '../DictLoader';
import { Environment } from '../Environment';
import { EnvironmentOptions } from '../EnvironmentOptions';
import { TemplateError } from '../errors';

// As they are written in the public lists of payloads (PayloadsAllTheThings, HackTricks) and in the advisories against each
// engine. All of them are tried as they stand, those for other engines too: what is no Jinja ends in an error or is text.
const PAYLOADS = {
  Jinja2: [
    '{{ 7*7*191 }}{{ config }}',
    '{{ [].__class__.__base__.__subclasses__() }}',
    "{{ ''.__class__.mro()[1].__subclasses__() }}",
    "{{ ''.__class__.__mro__[2].__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__()[396]('cat /etc/passwd', shell=True, stdout=-1).communicate()[0].strip() }}",
    "{{ ().__class__.__bases__[0].__subclasses__()[59].__init__.__globals__['__builtins__']['eval']('7*7') }}",
    "{{ config.__class__.__init__.__globals__['os'].popen('id').read() }}",
    "{{ config.from_object('os') }}",
    "{{ x.__init__.__globals__['__builtins__']['open']('/etc/passwd').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ cycler('a').__init__.__globals__.os.popen('id').read() }}",
    "{{ cycler('a').__class__ }}{{ cycler('a').next.__globals__ }}{{ joiner(',').__call__.__globals__ }}",
    "{{ namespace(a=1).__class__ }}{{ namespace(a=1)['__class__'] }}{{ namespace(a=1)._Namespace__attrs }}",
    '{{ lipsum.__globals__.__builtins__.open("/etc/passwd").read() }}',
    "{{ lipsum|attr('__globals__')|attr('__getitem__')('os')|attr('popen')('id')|attr('read')() }}",
    "{{ get_flashed_messages.__globals__.__builtins__.open('/etc/passwd').read() }}",
    "{{ url_for.__globals__['current_app'].config }}",
    "{{ request|attr('application')|attr('\\x5f\\x5fglobals\\x5f\\x5f')|attr('\\x5f\\x5fgetitem\\x5f\\x5f')('\\x5f\\x5fbuiltins\\x5f\\x5f') }}",
    "{{ request['application']['\\x5f\\x5fglobals\\x5f\\x5f'] }}",
    '{{ ()|attr(["_"*2, "class", "_"*2]|join) }}',
    "{{ ()|attr('%c%cclass%c%c'|format(95, 95, 95, 95)) }}",
    "{{ ()|attr('__cla' ~ 'ss__')|attr('__base__')|attr('__subclasses__')() }}",
    "{{ text|attr('__class__')|attr('__mro__')|last }}",
    '{% for c in [].__class__.__base__.__subclasses__() %}{% if c.__name__ == "catch_warnings" %}{{ c.__init__.__globals__["__builtins__"].eval("7*7") }}{% endif %}{% endfor %}',
    '{% set x = self._TemplateReference__context %}{{ x }}{{ x.environment }}',
    "{{ self.__dict__ }}{{ self['__class__'] }}{{ self|attr('__init__') }}{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').popen('id').read() }}",
    '{% block a %}{{ self.a.__globals__ }}{{ super.__globals__ }}{{ self.a|attr("_stack") }}{% endblock %}',
    '{% for x in list %}{{ loop.__class__ }}{{ loop|attr("__class__") }}{{ loop._iterable }}{{ loop["_iterator"] }}{{ loop.cycle.__globals__ }}{% endfor %}',
    '{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}{{ m._environment }}{{ m["_func"] }}',
    '{% macro m() %}{{ varargs.__class__ }}{{ kwargs.__class__ }}{% endmacro %}{{ m(1, a=2) }}',
    '{% from "module" import f %}{{ f.__globals__ }}{% import "module" as m %}{{ m.__dict__ }}{{ m._body_stream }}{{ m.__class__ }}',
    "{{ '{0.__class__}'.format(text) }}",
    "{{ '{.__class__}'.format(text) }}{{ '{x.__class__}'.format(x=self) }}{{ '{0[__class__]}'.format(text) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(cycler) }}",
    "{{ '{0.__globals__[os]}'.format(lipsum) }}",
    "{{ '{0!r:{1.__class__}}'.format(text, text) }}",
    "{{ ('{0.__class__}'|safe).format(text) }}{{ ('{0.__class__}'|escape).format(text) }}",
    // CVE-2016-10745, CVE-2019-10906, CVE-2024-56326, CVE-2025-27516
    "{{ '%s'.__mod__ }}{{ '{x.__class__}'.format_map({'x': text}) }}",
    "{% set f = '{0.__class__.__init__.__globals__}'.format %}{{ f(lipsum) }}",
    "{{ ['{0.__class__}'.format]|map('call', text)|list }}{{ [lipsum]|map('{0.__globals__}'.format)|list }}",
    "{{ ('{0.__class__}'|attr('format'))(text) }}{{ ('{a.__class__}'|attr('format_map'))({'a': text}) }}",
    // CVE-2024-22195, CVE-2024-34064
    "{{ {'a onclick=alert(1)': 1}|xmlattr }}{{ {'a/onclick': 1}|xmlattr }}{{ {'a>': 1}|xmlattr }}",
    "{{ [text]|map(attribute='__class__')|list }}{{ [text]|map(attribute='__class__.__mro__')|list }}",
    "{{ [text]|map('attr', '__class__')|list }}{{ ['__class__']|map('attr', text)|list }}",
    "{{ [text]|selectattr('__class__')|list }}{{ [text]|rejectattr('__class__', 'none')|list }}",
    "{{ [text]|groupby('__class__')|list }}{{ [text]|sort(attribute='__class__')|length }}",
    "{{ [text]|unique(attribute='__class__')|list }}{{ [text]|min(attribute='__class__') }}{{ [text]|sum(attribute='__class__') }}{{ [text]|join(attribute='__class__') }}",
    '{{ dict.__class__ }}{{ dict.fromkeys.__self__ }}{{ dict.__subclasses__() }}{{ range.__class__.__base__ }}',
    '{{ (1).__class__ }}{{ 1.0.__class__ }}{{ true.__class__ }}{{ none.__class__ }}{{ missing.__class__ }}{{ (a for a in list) }}',
    '{{ text.upper.__self__ }}{{ text.join.__func__ }}{{ list.append.__globals__ }}{{ dict.items.__code__ }}',
    '{% include "/etc/passwd" %}',
    '{% include "../../../../../../etc/passwd" %}',
    '{% include "..\\\\..\\\\etc\\\\passwd" %}',
    '{% include "%2e%2e/%2e%2e/etc/passwd" %}',
    '{% include "file:///etc/passwd" %}',
    '{% include "https://example.com/x" %}',
    '{% include ["/etc/passwd", "/proc/self/environ"] ignore missing %}',
    '{% import "os" as os %}{{ os.popen("id") }}',
    '{% from "../../etc/passwd" import root %}',
    '{% extends "/proc/self/cmdline" %}',
    '{% extends "./module/../../../../etc/passwd" %}',
    '{% include text|attr("__class__") %}{% include dict %}{% include [[]] %}',
  ],
  Nunjucks: [
    "{{ range.constructor(\"return global.process.mainModule.require('child_process').execSync('id')\")() }}",
    '{{ ({}).constructor.constructor("return process")() }}',
    '{{ "".sub.constructor("return 7*7")() }}',
    '{{ (1).toFixed.constructor("return 7*7")() }}',
    '{{ [].map.constructor("return 7*7")() }}',
    '{{ cycler.constructor("return 7*7")() }}{{ joiner.constructor("return 7*7")() }}',
    '{{ cycler("a").next.constructor("return 7*7")() }}{{ joiner(",").constructor("return 7*7")() }}',
    '{{ text|attr("constructor")("return 7*7")() }}{{ (text|attr("constructor"))("return 7*7") }}',
    '{% for x in list %}{{ loop.constructor.constructor("return 7*7")() }}{% endfor %}',
    '{% macro m() %}{{ caller.constructor("return 7*7")() }}{% endmacro %}{% call m() %}{% endcall %}',
    '{% block a %}{{ super.constructor("return 7*7")() }}{{ self.a.constructor("return 7*7")() }}{% endblock %}',
    '{% import "module" as m %}{{ m.f.constructor("return 7*7")() }}{{ m.constructor }}',
    '{{ {}.__defineGetter__("a", text.upper) }}{{ dict.__lookupGetter__("__proto__") }}',
    '{% set x = {}.constructor.assign %}{{ x }}{{ dict.constructor.prototype }}',
    '{{ [text]|map(attribute="constructor.constructor")|list }}{{ list|sort(attribute="constructor") }}',
    '{{ [dict]|map(attribute="__proto__.constructor")|list }}{{ [text]|map(attribute="length.constructor")|list }}',
    '{{ this }}{{ globalThis }}{{ global }}{{ window }}{{ require }}{{ module }}{{ exports }}{{ process }}{{ eval }}',
    '{{ require("fs").readFileSync("/etc/passwd") }}',
    '{{ process.env }}{{ process.mainModule }}',
    '{{ context }}{{ env }}{{ frame }}{{ runtime }}{{ cb }}{{ lookup }}',
    '{{ env.opts }}{{ context.ctx.constructor }}{{ frame.parent }}',
    '{{ "x".replace("x", text.constructor) }}{{ text.replace.call }}{{ text.split.apply }}',
    '{{ dict["__proto__"]["toString"] }}{{ list["__proto__"]["push"] }}{{ list["constructor"]["from"] }}',
    '{% set _ = dict.update({"constructor": 1, "__proto__": {"polluted": 1}}) %}{{ {}.polluted }}{{ dict.polluted }}',
    '{% set _ = dict.setdefault("__proto__", {"polluted": 1}) %}{% set _ = dict.__proto__.update({"polluted": 1}) %}',
    '{% set ns = namespace(**{"__proto__": {"polluted": 1}}) %}{{ ns.polluted }}{{ {}.polluted }}',
    '{{ {"__proto__": {"polluted": 1}}.polluted }}{{ dict(__proto__=1) }}{{ dict([["__proto__", 1]]).x }}',
    '{{ {"toString": 1} ~ "" }}{{ {"valueOf": 1} + 1 }}{{ {"then": text.upper} }}',
    '{{ {"length": 10000000000}|list }}{{ {"length": 1}[0] }}',
  ],
  Liquid: [
    "{{ '' | constructor }}{{ '' | __proto__ }}",
    "{{ 'x' | where: 'constructor' }}",
    '{{ x.__proto__.constructor }}{{ x.constructor.name }}',
    "{{ site.constructor.constructor('return 7*7') }}",
    '{% assign x = "" | constructor %}{{ x }}',
    "{% include '/etc/passwd' %}",
    "{% include '../../../../etc/passwd' with x %}",
    "{% render '/etc/passwd' %}",
    "{% render '../../../../etc/passwd', a: 1 %}",
    '{% layout "../../../../etc/passwd" %}',
    "{% section '/etc/passwd' %}",
    "{{ '/etc/passwd' | read_file }}{{ '/etc/passwd' | file_url | inline_asset_content }}",
    "{{ 'id' | system }}{{ 'id' | exec }}{{ `id` }}",
    '{% liquid\n assign x = "a"\n echo x\n%}',
    '{% capture x %}{% raw %}{{ y }}{% endraw %}{% endcapture %}',
    '{% comment %}{{ 7 | times: 7 }}{% endcomment %}',
    "{{ 7 | times: 7 }}{{ '7' | plus: 42 }}",
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% tablerow i in (1..1000000000) %}x{% endtablerow %}',
    '{% cycle x.constructor, y %}{% increment constructor %}',
    '{% javascript %}process.exit(1){% endjavascript %}',
    '{% if x contains "constructor" %}{{ x | map: "constructor" | first }}{% endif %}',
    '{{ settings | json }}{{ self | inspect }}{{ _ | jsonify }}{{ template }}',
    '{{ "%s" | date: "%99999999d" }}{{ "now" | date: "%" }}',
    '{{- x -}}{%- # a comment -%}{{ x | default: y, allow_false: true }}',
  ],
};

const templates = {
  module: '{% macro f() %}f{% endmacro %}',
};

// What must never be seen: code, objects and files of the host, and the product that a payload that works gives.
const OUTSIDE =
  /native code|function \w*\(|=>|root:|uid=|\[object |\b49\b|\bFunction\b|\bObject\b|PATH=|<class '(?!str|int|float|dict|range|jinja2)|__globals__'?:|polluted': /;

const OPTIONS = [
  { undefined: 'default' },
  { undefined: 'strict' },
  { undefined: 'chainable' },
  { undefined: 'debug', autoescape: true },
] as const;

function outcomeOf(
  payload: string,
  options: EnvironmentOptions,
  given: Record<string, unknown>,
): string {
  const loader = new DictLoader(templates);
  try {
    const environment = new Environment({ ...options, loader });
    return environment.fromString(payload).render(given);
  } catch (error) {
    // Anything else would be an error of this engine, and shows its inside.
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    return error.message;
  }
}

describe.each(Object.entries(PAYLOADS))(
  'Payloads against %s',
  (_, payloads) => {
    it.each(payloads)('%s', payload => {
      for (const options of OPTIONS) {
        const given = { text: 'abc', list: [1, 2], dict: { key: 'value' } };
        const outcome = outcomeOf(payload, options, given);

        // Undefined values of the kind `debug` print the expression itself.
        expect(outcome.replace(/\{\{.*?\}\}/g, '')).not.toMatch(OUTSIDE);
        expect({}).not.toHaveProperty('polluted');
        expect(given).toEqual({
          text: 'abc',
          list: [1, 2],
          dict: { key: 'value' },
        });
      }
    });
  },
);
