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
import { diffProperty } from './diffProperty';

const json = JSON.stringify;

describe('diffProperty', () => {
  it('tells only the values of a list of objects that differ, and whose they are', () => {
    const attributes = (protection: unknown) =>
      json([
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
        { Key: 'access_logs.s3.enabled', Value: 'false' },
        { Key: 'deletion_protection.enabled', Value: protection },
      ]);
    expect(
      diffProperty({
        name: 'LoadBalancerAttributes',
        before: attributes('false'),
        after: attributes(true),
      }),
    ).toEqual([
      {
        path: 'LoadBalancerAttributes[2].Value',
        of: 'deletion_protection.enabled',
        before: 'false',
        after: 'true',
      },
    ]);
  });

  it('tells what was added inside a list, and not that all behind it moved', () => {
    expect(
      diffProperty({
        name: 'Tags',
        before: json(['a', 'b', 'c']),
        after: json(['a', 'new', 'b', 'c']),
      }),
    ).toEqual([{ path: 'Tags[1]', after: 'new' }]);
    expect(
      diffProperty({
        name: 'Tags',
        before: json([{ Key: 'team', Value: 'shop' }, 'b']),
        after: json(['b']),
      }),
    ).toEqual([
      { path: 'Tags[0].Key', of: 'team', before: 'team' },
      { path: 'Tags[0].Value', of: 'team', before: 'shop' },
    ]);
  });

  it('tells members of objects that came, went and changed', () => {
    expect(
      diffProperty({
        name: 'Policy',
        before: json({ same: [1, { deep: true }], gone: { a: 1 }, size: 80 }),
        after: json({ same: [1, { deep: true }], size: 443, more: [] }),
      }),
    ).toEqual([
      { path: 'Policy.gone.a', before: '1' },
      { path: 'Policy.size', before: '80', after: '443' },
      { path: 'Policy.more', after: '[]' },
    ]);
  });

  it('tells what a property is that was not there', () => {
    expect(
      diffProperty({
        name: 'Environment',
        after: json({ Variables: { A: 'x' } }),
      }),
    ).toEqual([{ path: 'Environment.Variables.A', after: 'x' }]);
  });

  it.each([
    ['text', 'small', 'large'],
    ['what only looks like JSON', '{{resolve:ssm:/a}}', '[cut off'],
  ])('leaves %s as it is', (_, before, after) => {
    expect(diffProperty({ name: 'Size', before, after })).toEqual([
      { path: 'Size', before, after },
    ]);
  });

  it('goes from text to JSON and back', () => {
    expect(
      diffProperty({ name: 'Doc', before: 'text', after: json({ a: 1 }) }),
    ).toEqual([
      { path: 'Doc', before: 'text' },
      { path: 'Doc.a', after: '1' },
    ]);
    expect(
      diffProperty({ name: 'Doc', before: json([1]), after: json({ a: 1 }) }),
    ).toEqual([
      { path: 'Doc[0]', before: '1' },
      { path: 'Doc.a', after: '1' },
    ]);
  });

  it('keeps a property whose sides look alike, and reads the paths of AWS', () => {
    expect(
      diffProperty({ name: 'Password', before: '****', after: '****' }),
    ).toEqual([{ path: 'Password', before: '****', after: '****' }]);
    expect(diffProperty({ name: 'Rules.0.Ports.12.From' })).toEqual([
      { path: 'Rules[0].Ports[12].From' },
    ]);
  });
});
