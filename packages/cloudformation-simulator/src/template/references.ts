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
import type { Json } from '../state/types';

/** Something that an expression points to. @internal */
export interface Reference {
  kind: 'Ref' | 'GetAtt';
  /** A parameter, a pseudo parameter or a resource. */
  name: string;
  attribute?: string;
}

const VARIABLE = /\$\{([^!}][^}]*)\}/g;

/** The `${…}` variables of a Fn::Sub text. */
function subVariables(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(match => match[1].trim());
}

function fromSub(argument: Json): Reference[] {
  const [text, variables] = Array.isArray(argument)
    ? argument
    : [argument, undefined];
  const own =
    variables && typeof variables === 'object' ? Object.keys(variables) : [];
  const names = typeof text === 'string' ? subVariables(text) : [];
  const found = names
    .filter(name => !own.includes(name))
    .map((name): Reference => {
      const dot = name.indexOf('.');
      return dot < 0
        ? { kind: 'Ref', name }
        : {
            kind: 'GetAtt',
            name: name.slice(0, dot),
            attribute: name.slice(dot + 1),
          };
    });
  return variables === undefined ? found : [...found, ...references(variables)];
}

function fromGetAtt(argument: Json): Reference[] {
  const [name, attribute] =
    typeof argument === 'string'
      ? [
          argument.split('.')[0],
          argument.slice(argument.indexOf('.') + 1) as Json,
        ]
      : (argument as Json[]);
  const nested = typeof attribute === 'string' ? [] : references(attribute);
  return [
    {
      kind: 'GetAtt',
      name: String(name),
      attribute: typeof attribute === 'string' ? attribute : undefined,
    },
    ...nested,
  ];
}

/**
 * Everything that an expression refers to, in the order of the text. With
 * `conditions`, branches of Fn::If that are not taken do not count.
 * @internal
 */
export function references(
  value: Json | undefined,
  conditions?: Record<string, boolean>,
): Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => references(item, conditions));
  }
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [key, argument] = entries[0];
    if (key === 'Ref' && typeof argument === 'string') {
      return [{ kind: 'Ref', name: argument }];
    }
    if (key === 'Fn::GetAtt') {
      return fromGetAtt(argument);
    }
    if (key === 'Fn::Sub') {
      return fromSub(argument);
    }
    if (key === 'Fn::If' && conditions && Array.isArray(argument)) {
      const taken = conditions[String(argument[0])] ? argument[1] : argument[2];
      return references(taken, conditions);
    }
  }
  return entries.flatMap(([, item]) => references(item, conditions));
}
