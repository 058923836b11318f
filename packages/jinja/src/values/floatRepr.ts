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

/**
 * Python's `repr` of a `float`: the shortest digits that give the number back, with an exponent below 1e-4 and from
 * 1e16 on.
 *
 * @internal
 */
export function floatRepr(value: number): string {
  if (!Number.isFinite(value)) {
    if (Number.isNaN(value)) {
      return 'nan';
    }
    return value > 0 ? 'inf' : '-inf';
  }
  if (value === 0) {
    return Object.is(value, -0) ? '-0.0' : '0.0';
  }
  const magnitude = Math.abs(value);
  if (magnitude >= 1e16 || magnitude < 1e-4) {
    return withPythonExponent(value.toExponential());
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function withPythonExponent(text: string) {
  const [digits, exponent] = text.split('e');
  const sign = exponent[0];
  return `${digits}e${sign}${exponent.slice(1).padStart(2, '0')}`;
}
