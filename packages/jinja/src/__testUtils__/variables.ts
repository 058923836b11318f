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

/** What the templates of the tests are rendered with. */
export const variables = {
  n: 5,
  z: 0,
  neg: -7,
  t: true,
  nn: null,
  s: 'Hello World',
  uni: 'h\u00e9\ud83d\ude00x',
  html: '<a href="x">&\'</a>',
  multi: 'l1\nl2\n\nl4',
  csv: 'a,b,c',
  l: [1, 2, 3],
  ls: ['b', 'A', 'c'],
  el: [],
  pairs: [
    ['a', 1],
    ['b', 2],
  ],
  d: { k1: 'v1', k2: 2, nn: null },
  shadow: { items: 'shadow', 'my-key': 'mv' },
  nested: { a: { b: { c: 'deep' } } },
  users: [
    { n: 'bob', age: 3, on: true },
    { n: 'Al', age: 1, on: false },
    { n: 'cy', age: 2, on: true },
  ],
  tree: [
    {
      v: 1,
      c: [
        { v: 2, c: [] },
        { v: 3, c: [{ v: 4, c: [] }] },
      ],
    },
  ],
};
