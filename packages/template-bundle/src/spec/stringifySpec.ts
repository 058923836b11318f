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
import { numberOf, isObject } from '../schema/values';
import { writeText } from '../yaml/writeText';
import { YamlFloat } from '../yaml/YamlFloat';
import { Spec } from './Spec';

/**
 * Writes a spec as YAML that `parseSpec`, PyYAML and YAML 1.2 readers all read back as the same values.
 *
 * @public
 */
export function stringifySpec(spec: Spec): string {
  return spec.proton === 'EnvironmentSpec'
    ? writeMembers({ proton: spec.proton, spec: spec.spec }, '')
    : writeMembers(
        {
          proton: spec.proton,
          pipeline: spec.pipeline,
          instances: spec.instances,
        },
        '',
      );
}

function writeMembers(value: Record<string, unknown>, indent: string): string {
  let text = '';
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) {
      text += `${indent}${writeText(key)}:${writeMember(member, indent)}`;
    }
  }
  return text;
}

function writeMember(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length) {
    return `\n${value.map(item => writeItem(item, inner)).join('')}`;
  }
  if (isObject(value) && Object.values(value).some(isDefined)) {
    return `\n${writeMembers(value, inner)}`;
  }
  return ` ${writeLeaf(value)}\n`;
}

function writeItem(value: unknown, indent: string): string {
  if (isObject(value) && Object.values(value).some(isDefined)) {
    // The first member goes on the line of its dash.
    return `${indent}- ${writeMembers(value, `${indent}  `).slice(indent.length + 2)}`;
  }
  return `${indent}-${writeMember(value, indent)}`;
}

function writeLeaf(value: unknown): string {
  if (Array.isArray(value)) {
    return '[]';
  }
  if (isObject(value)) {
    return '{}';
  }
  if (value === null || value === undefined) {
    return 'null';
  }
  const number = numberOf(value);
  if (number !== undefined) {
    return writeNumber(number, value instanceof YamlFloat);
  }
  return typeof value === 'boolean' ? String(value) : writeText(String(value));
}

// PyYAML takes 1e21 and 1e-7 for text: a float needs its point, and its exponent a sign.
function writeNumber(value: number, isFloat: boolean): string {
  const text = String(value);
  const [mantissa, exponent] = text.split('e');
  if (exponent !== undefined) {
    const sign = /^[-+]/.test(exponent) ? '' : '+';
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${sign}${exponent}`;
  }
  return isFloat && !text.includes('.') ? `${text}.0` : text;
}

function isDefined(value: unknown): boolean {
  return value !== undefined;
}
