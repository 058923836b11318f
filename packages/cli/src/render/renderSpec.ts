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
import { Bundle, Problem, RenderedFile, Spec } from '@nucleon/template-bundle';
import { Namespace } from '../namespace/Namespace';
import { placesOf, Target } from '../namespace/placesOf';
import { MissingValue, Surroundings } from '../namespace/Surroundings';
import { contextOf } from './contextOf';
import { renderPart } from './renderPart';

// As many names as a template may miss; each of them is a rendering.
const MOST_MISSING = 1000;
const PART_DIRECTORY = /^(?:instance_|pipeline_)?infrastructure\//;
const UNDEFINED = /^(.*?): '(.+?)' is not defined \(/;
const EXPRESSION = /[A-Za-z_]\w*(?:\.\w+|\[[^\]]*\])+/g;
const PLACE = /^([^:]+)(?::(\d+))?: (.*)$/s;

/**
 * A file that a spec is rendered to.
 *
 * @internal
 */
export interface SpecFile extends RenderedFile {
  /** What it was rendered from, relative to the version's root. */
  source: string;
}

/**
 * What came of a spec: files in `infrastructure/`, or in `instances/NAME/` and `pipeline/`.
 *
 * @internal
 */
export interface RenderedSpec {
  files: SpecFile[];
  /** What templates asked for and the namespace does not give; placeholders are in its place. */
  missing: MissingValue[];
  /** What cannot be rendered, with files relative to the version's root. */
  problems: Problem[];
}

/**
 * Renders all that a spec makes of a bundle: the environment, or each instance and the pipeline.
 *
 * @internal
 */
export function renderSpec(
  bundle: Bundle,
  spec: Spec,
  namespace: Namespace,
): RenderedSpec {
  const surroundings = new Surroundings(namespace);
  const result: RenderedSpec = {
    files: [],
    missing: surroundings.missing,
    problems: [],
  };
  const failures = new Map<string, Target[]>();
  for (const target of targetsOf(bundle, spec)) {
    try {
      const files = renderTarget({ bundle, spec, target, surroundings });
      for (const file of files) {
        result.files.push({
          ...file,
          source: file.path,
          path: `${directoryOf(target)}/${file.path.replace(PART_DIRECTORY, '')}`,
        });
      }
    } catch (error) {
      if (!InputError.is(error)) {
        throw error;
      }
      // Instances mostly fail for the same reason.
      const { message } = error as Error;
      failures.set(message, [...(failures.get(message) ?? []), target]);
    }
  }
  for (const [message, targets] of failures) {
    result.problems.push(problemOf(message, targets));
  }
  return result;
}

function targetsOf(bundle: Bundle, spec: Spec): Target[] {
  if (spec.proton === 'EnvironmentSpec') {
    return bundle.provisioning ? [] : [{ part: 'infrastructure' }];
  }
  const { instances } = spec;
  const targets: Target[] = instances.map(instance => ({
    part: 'instance',
    instance,
  }));
  return bundle.hasPipeline
    ? [...targets, { part: 'pipeline', instances }]
    : targets;
}

function renderTarget(options: {
  bundle: Bundle;
  spec: Spec;
  target: Target;
  surroundings: Surroundings;
}): RenderedFile[] {
  const { bundle, spec, target, surroundings } = options;
  const { schema } = bundle;
  const { engine } = bundle.manifests[target.part] ?? {};
  if (engine === 'terraform' || engine === 'codebuild') {
    supplyNames(target, surroundings);
  }
  for (;;) {
    try {
      const { namespace } = surroundings;
      const context = contextOf(target, { schema, spec, namespace });
      return renderPart(bundle, target, context);
    } catch (error) {
      const { message } = error as Error;
      const isSupplied =
        surroundings.missing.length < MOST_MISSING &&
        askedFor(message, bundle)
          .map(({ expression, place }) =>
            surroundings.supply(placesOf(expression, target), {
              ...{ place, expression },
            }),
          )
          .includes(true);
      if (!isSupplied) {
        throw error;
      }
    }
  }
}

// These engines are handed all values, whether the code reads them or not.
function supplyNames(target: Target, surroundings: Surroundings): void {
  const names =
    target.part === 'infrastructure'
      ? ['environment.name']
      : ['service.name', 'environment.account_id'];
  const directory =
    target.part === 'infrastructure'
      ? target.part
      : `${target.part}_infrastructure`;
  for (const expression of names) {
    surroundings.supply(placesOf(expression, target), {
      place: `${directory}/manifest.yaml`,
      expression,
    });
  }
}

// An undefined value is named, unless it fails later, such as the key of a map or what `tojson` gets: then each value that is
// read in the line may be the one.
function askedFor(
  message: string,
  bundle: Bundle,
): Pick<MissingValue, 'place' | 'expression'>[] {
  const named = UNDEFINED.exec(message);
  if (named) {
    return [{ place: named[1], expression: named[2] }];
  }
  const [, path, number] = PLACE.exec(message) ?? [];
  const file = bundle.files.find(candidate => candidate.path === path);
  const lines = new TextDecoder().decode(file?.content).split('\n');
  const expressions = lines[Number(number) - 1]?.match(EXPRESSION) ?? [];
  return expressions.map(expression => ({
    place: `${path}:${number}`,
    expression,
  }));
}

function directoryOf(target: Target): string {
  return target.part === 'instance'
    ? `instances/${target.instance.name}`
    : target.part;
}

function problemOf(message: string, targets: Target[]): Problem {
  const [, file, line, text] = PLACE.exec(message) ?? [];
  const what = nameTargets(targets);
  return file?.includes('.')
    ? {
        message: `${what} cannot be rendered: ${text}`,
        file,
        ...(line ? { line: Number(line) } : {}),
        severity: 'error',
      }
    : { message: `${what} cannot be rendered: ${message}`, severity: 'error' };
}

// `The instances 'dev', 'prod'`
function nameTargets(targets: Target[]): string {
  const names = targets.flatMap(target =>
    target.part === 'instance' ? [`'${target.instance.name}'`] : [],
  );
  if (!names.length) {
    return `The ${targets[0].part}`;
  }
  return `The instance${names.length > 1 ? 's' : ''} ${names.join(', ')}`;
}
