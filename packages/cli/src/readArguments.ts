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

import { InputError } from '@backstage/errors';
import { TemplateKind } from '@nucleon/template-bundle';

interface ParsedArguments {
  _: readonly string[];
  unknownFlags: Record<string, unknown>;
}

/**
 * Refuses arguments that a command does not know, and asks for those that it needs.
 *
 * @internal
 */
export function refuseUnknownArguments(
  parsed: ParsedArguments,
  parameters: readonly string[],
): void {
  const [flag] = Object.keys(parsed.unknownFlags);
  if (flag !== undefined) {
    throw new InputError(
      `Unknown option '${flag.length > 1 ? '--' : '-'}${flag}'; --help shows those that there are`,
    );
  }
  const given = parsed._.length;
  if (given < parameters.length) {
    throw new InputError(
      `${parameters[given]} is missing; --help shows what the command takes`,
    );
  }
  if (given > parameters.length) {
    throw new InputError(
      `Unexpected argument '${parsed._[parameters.length]}'; --help shows what the command takes`,
    );
  }
}

/**
 * The type of an option that takes one of some words.
 *
 * @internal
 */
export function oneOf<T extends string>(name: string, words: readonly T[]) {
  return (text: string): T => {
    const word = words.find(known => known === text);
    if (word === undefined) {
      throw new InputError(
        `--${name} must be one of ${words.join(', ')}, not '${text}'`,
      );
    }
    return word;
  };
}

/**
 * The type of an option that takes a path.
 *
 * @internal
 */
export function pathOf(name: string) {
  return (text: string): string => {
    if (text === '') {
      throw new InputError(`--${name} needs a path`);
    }
    return text;
  };
}

/**
 * The option `--kind`, of all commands that read bundles.
 *
 * @internal
 */
export const kindFlag = {
  type: oneOf<TemplateKind>('kind', ['environment', 'service']),
  description:
    'environment or service: what the bundle makes, where its content leaves it open',
};

/**
 * The options of commands that render, for what is neither in the bundle nor in the spec.
 *
 * @internal
 */
export const namespaceFlags = {
  namespace: {
    type: pathOf('namespace'),
    description:
      'A YAML file with what templates read besides inputs: names, accounts, outputs',
  },
  placeholders: {
    type: Boolean,
    description: 'Make up what the namespace file does not give',
  },
} as const;
