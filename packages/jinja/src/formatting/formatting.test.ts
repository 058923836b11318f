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

describe('Formatting', () => {
  it.each([
    [
      "{{ '%s %r %d %i %5d|%-5d|%05d %+d % d' % ('a', 'b', 3.9, 4, 5, 6, 7, 8, 9) }}",
      "a 'b' 3 4     5|6    |00007 +8  9",
    ],
    [
      "{{ '%x %X %#x %o %e %E %.2f %g %G %c %c %%' % (255, 255, 255, 8, 12345.678, 0.5, 2.675, 1e10, 1e-10, 65, 'z') }}",
      'ff FF 0xff 10 1.234568e+04 5.000000E-01 2.67 1e+10 1E-10 A z %',
    ],
    [
      "{{ '%(k1)s %(k2)03d' % d }}{{ '%s' % [1] }}{{ '%.2s|%5.1f|%-8s|' % ('abc', 2.25, 'x') }}{{ '%*d' % (5, 3) }}",
      'v1 002[1]ab|  2.2|x       |    3',
    ],
  ])('%: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ '{} {}'.format(1, 'a') }}{{ '{0}{1}{0}'.format('x', 'y') }}{{ '{a}{{}}'.format(a=3) }}{{ '{0[k1]} {0[k2]}'.format(d) }}{{ '{0.real}'.format(5) }}",
      '1 axyx3{}v1 25',
    ],
    [
      "{{ '{:03d}|{:.2f}|{:>5}|{:<5}|{:^5}|{:*^7}|'.format(7, 1.5, 'r', 'l', 'c', 'f') }}",
      '007|1.50|    r|l    |  c  |***f***|',
    ],
    [
      "{{ '{:,} {:_} {:+} {:x} {:#x} {:b} {:#o} {:e} {:.1%} {:g} {:c}'.format(1234567, 1234567, 5, 255, 255, 5, 8, 12345.678, 0.256, 1e-7, 65) }}",
      '1,234,567 1_234_567 +5 ff 0xff 101 0o10 1.234568e+04 25.6% 1e-07 A',
    ],
    [
      "{{ '{!r} {!s} {:>{}} {:010,.2f} {:=+6}'.format('a', 'b', 'x', 4, 1234.5, 3) }}",
      "'a' b    x 001,234.50 +    3",
    ],
    [
      "{{ '{:.3} {:.3g} {} {:.0f} {:.0f} {:.0f}'.format(1234.5, 1234.5, 1e16, 0.5, 1.5, 2.5) }}",
      '1.23e+03 1.23e+03 1e+16 0 2 2',
    ],
  ])('format: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });

  it.each([
    [
      "{{ 1.0 }} {{ 1e16 }} {{ 123456789.123 }} {{ 1e-4 }} {{ 1e-5 }} {{ 1.5e300 }} {{ 'nan'|float }} {{ '-inf'|float }} {{ 5e-324 }}",
      '1.0 1e+16 123456789.123 0.0001 1e-05 1.5e+300 nan -inf 5e-324',
    ],
  ])('repr of floats: %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });
});
