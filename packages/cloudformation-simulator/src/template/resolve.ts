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
import { validationError } from '../awsError';
import type { Json, JsonObject } from '../state/types';
import { cidrBlocks } from './cidrBlocks';
import { KNOWN_AFTER_APPLY, isKnownAfterApply } from './knownAfterApply';

/** What a property has that was set to AWS::NoValue. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Where the intrinsic functions find their values.
 * @internal
 */
export interface Scope {
  conditions: Record<string, boolean>;
  mappings: Record<string, JsonObject>;
  /** A parameter's or pseudo parameter's value; a list for list types. */
  parameter(name: string): Json | undefined;
  /** What Ref of a resource gives. */
  ref(logicalId: string): Json;
  attribute(logicalId: string, name: string): Json;
  importValue(name: string): string;
  zones(region: string): string[];
  region: string;
}

type Value = Json | typeof NO_VALUE;

function templateError(text: string) {
  return validationError(`Template error: ${text}`);
}

function asText(value: Value, what: string): string {
  if (value === NO_VALUE || value === null || typeof value === 'object') {
    throw templateError(`${what} must be a string`);
  }
  return String(value);
}

function asList(value: Value, what: string): Json[] {
  if (!Array.isArray(value)) {
    throw templateError(`${what} must be a list`);
  }
  return value;
}

function ref(name: string, scope: Scope): Value {
  if (name === 'AWS::NoValue') {
    return NO_VALUE;
  }
  return scope.parameter(name) ?? scope.ref(name);
}

function variable(name: string, scope: Scope): Value {
  const dot = name.indexOf('.');
  return dot < 0
    ? ref(name, scope)
    : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

function sub(argument: Json, scope: Scope): string {
  const [text, variables] = Array.isArray(argument)
    ? argument
    : [argument, {} as Json];
  if (typeof text !== 'string') {
    throw templateError(
      'One or more Fn::Sub intrinsic functions don’t specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string',
    );
  }
  const own = evaluate(variables ?? {}, scope) as JsonObject;
  // In one go, so that nothing in a value is taken for a variable.
  return text.replace(/\$\{(!?)([^}]*)\}/g, (whole, literal, inside) => {
    const name = inside.trim();
    if (literal || name === '') {
      return whole.replace('${!', '${');
    }
    const value = Object.hasOwn(own, name) ? own[name] : variable(name, scope);
    return Array.isArray(value)
      ? value.join(',')
      : asText(value, `the value of \${${name}} in Fn::Sub`);
  });
}

function findInMap(argument: Json, scope: Scope): Value {
  const keys = asList(evaluate(argument, scope), 'Fn::FindInMap');
  const [name, first, second] = keys.map(key =>
    asText(key, 'each key of Fn::FindInMap'),
  );
  const level = scope.mappings[name];
  if (!level) {
    throw templateError(
      `Mapping named '${name}' is not present in the 'Mappings' section of template.`,
    );
  }
  const row = level[first] as JsonObject | undefined;
  if (row?.[second] === undefined) {
    throw templateError(
      `Unable to get mapping for ${name}::${first}::${second}`,
    );
  }
  return row[second];
}

function select(argument: Json, scope: Scope): Value {
  const [index, list] = asList(evaluate(argument, scope), 'Fn::Select');
  if (typeof list === 'string' && isKnownAfterApply(list)) {
    return KNOWN_AFTER_APPLY;
  }
  const values = typeof list === 'string' ? list.split(',') : list;
  const found = asList(values, 'the second argument of Fn::Select')[
    Number(index)
  ];
  if (found === undefined || found === null) {
    throw templateError(
      `Fn::Select cannot select nonexistent value at index ${index}`,
    );
  }
  return found;
}

function join(argument: Json, scope: Scope): string {
  const [delimiter, list] = asList(evaluate(argument, scope), 'Fn::Join');
  const values = typeof list === 'string' ? list.split(',') : list;
  return asList(values, 'the second argument of Fn::Join')
    .map(item => asText(item, 'every Fn::Join object'))
    .join(asText(delimiter, 'the delimiter of Fn::Join'));
}

function getAtt(argument: Json, scope: Scope): Value {
  const [name, attribute] =
    typeof argument === 'string'
      ? [
          argument.split('.')[0],
          argument.slice(argument.indexOf('.') + 1) as Json,
        ]
      : asList(argument, 'Fn::GetAtt');
  return scope.attribute(
    asText(name, 'the resource of Fn::GetAtt'),
    asText(evaluate(attribute, scope), 'the attribute of Fn::GetAtt'),
  );
}

function condition(name: Json, scope: Scope): boolean {
  const value = scope.conditions[String(name)];
  if (value === undefined) {
    throw templateError(`Unresolved condition dependency ${name}`);
  }
  return value;
}

const FUNCTIONS: Record<string, (argument: Json, scope: Scope) => Value> = {
  Ref: (argument, scope) => ref(asText(argument, 'Ref'), scope),
  'Fn::Sub': sub,
  'Fn::FindInMap': findInMap,
  'Fn::Select': select,
  'Fn::Join': join,
  'Fn::GetAtt': getAtt,
  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = asList(evaluate(argument, scope), 'Fn::Split');
    return asText(text, 'the second argument of Fn::Split').split(
      asText(delimiter, 'the delimiter of Fn::Split'),
    );
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = asList(argument, 'Fn::If');
    return evaluate(condition(name, scope) ? yes : no, scope);
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(asText(evaluate(argument, scope), 'Fn::Base64')).toString(
      'base64',
    ),
  'Fn::GetAZs': (argument, scope) => {
    const region = asText(evaluate(argument, scope), 'Fn::GetAZs');
    return scope.zones(region || scope.region);
  },
  'Fn::Cidr': (argument, scope) => {
    const [block, amount, bits] = asList(evaluate(argument, scope), 'Fn::Cidr');
    return cidrBlocks({
      block: asText(block, 'the block of Fn::Cidr'),
      count: Number(amount),
      bits: Number(bits ?? 8),
    });
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(asText(evaluate(argument, scope), 'Fn::ImportValue')),
};

/** Functions that can do nothing with what is known only after the deployment. */
const NEEDS_VALUES = [
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::FindInMap',
  'Fn::ImportValue',
  'Fn::Split',
];

function isUnknown(value: Value): boolean {
  return value !== NO_VALUE && isKnownAfterApply(value);
}

function evaluate(value: Json, scope: Scope): Value {
  if (Array.isArray(value)) {
    return value
      .map(item => evaluate(item, scope))
      .filter((item): item is Json => item !== NO_VALUE);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [key, argument] = entries[0];
    const apply = Object.hasOwn(FUNCTIONS, key) ? FUNCTIONS[key] : undefined;
    if (apply) {
      if (NEEDS_VALUES.includes(key) && isUnknown(evaluate(argument, scope))) {
        return KNOWN_AFTER_APPLY;
      }
      return apply(argument, scope);
    }
    if (key.startsWith('Fn::')) {
      throw templateError(
        `The simulator does not know the function ${key} here`,
      );
    }
  }
  const result: JsonObject = {};
  for (const [key, item] of entries) {
    const evaluated = evaluate(item, scope);
    if (evaluated !== NO_VALUE) {
      result[key] = evaluated;
    }
  }
  return result;
}

/**
 * Evaluates an expression's intrinsic functions. `undefined` stands for
 * AWS::NoValue at the top.
 * @internal
 */
export function resolve(value: Json, scope: Scope): Json | undefined {
  const result = evaluate(value, scope);
  return result === NO_VALUE ? undefined : result;
}
