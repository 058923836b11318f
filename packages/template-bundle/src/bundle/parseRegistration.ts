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
import { BundleFile } from '../archive/BundleFile';
import {
  COMPATIBLE_ENVIRONMENTS_FILE,
  REGISTRATION_FILE,
} from '../archive/isRegistrationFile';
import { describeValue, shorten } from '../schema/describeValue';
import { isObject } from '../schema/values';
import { YamlDocument } from '../yaml/YamlDocument';
import { BundleTexts } from './BundleTexts';
import { Problem } from './Problem';

/**
 * A major version of an environment template.
 *
 * @public
 */
export interface CompatibleEnvironmentTemplate {
  /** The name of the environment template. */
  templateName: string;
  /** The major version, digits as in a version number. */
  majorVersion: string;
}

/**
 * What a service template's version may be used with.
 *
 * @public
 */
export interface Registration {
  /** The environment templates whose environments its instances may live in. */
  compatibleEnvironmentTemplates: CompatibleEnvironmentTemplate[];
  /** Where components that are attached to its instances may come from; only `DIRECTLY_DEFINED` exists. */
  supportedComponentSources: string[];
}

/**
 * What {@link parseRegistration} found.
 *
 * @public
 */
export interface ParsedRegistration {
  /** Absent where the bundle says nothing, or where it is wrong. */
  registration?: Registration;
  /** All problems at once; without an error among them the registration is there, if the bundle has one. */
  problems: Problem[];
}

const ENTRY = /^([0-9A-Za-z][0-9A-Za-z_-]{0,99}):(0|[1-9][0-9]*)$/;
const MAX_ENTRIES = 10;
const LARGEST_FILE = 50_000;
const COMPONENT_SOURCES = ['DIRECTLY_DEFINED'];

const LIST = 'compatible_environments';
// So it stands in several of AWS's own samples.
const MISSPELT_LIST = 'compatible_environment';

/**
 * Reads `.template-registration.yaml`, or its older form `.compatible-envs`, of a service bundle.
 *
 * @public
 */
export function parseRegistration(files: BundleFile[]): ParsedRegistration {
  const texts = new BundleTexts(files);
  for (const file of [REGISTRATION_FILE, COMPATIBLE_ENVIRONMENTS_FILE]) {
    if (texts.has(file)) {
      const text = texts.text(file);
      if (text === undefined || text.length > LARGEST_FILE) {
        return {
          problems: [
            problem('The file is no UTF-8 text of a usable size', file),
          ],
        };
      }
      return file === REGISTRATION_FILE
        ? readRegistrationFile(text, file)
        : readCompatibleEnvironments(text, file);
    }
  }
  return { problems: [] };
}

function readRegistrationFile(text: string, file: string): ParsedRegistration {
  const document = YamlDocument.parse(text);
  const problems: Problem[] = document.errors.map(error => ({
    ...error,
    message: `The registration file is not valid YAML: ${error.message}`,
    file,
    severity: 'error',
  }));
  if (problems.length) {
    return { problems };
  }
  const root = isObject(document.value) ? document.value : {};
  const key = !(LIST in root) && MISSPELT_LIST in root ? MISSPELT_LIST : LIST;
  const environments = root[key];
  const sources = root.supported_component_sources ?? [];
  const entries: Entry[] = [];
  if (Array.isArray(environments)) {
    for (const [index, value] of environments.entries()) {
      const place = document.locate([key, index]);
      entries.push({ value, place });
    }
    if (key !== LIST) {
      problems.push({
        ...problem(`Call '${key}' '${LIST}'`, file, document.locate([key])),
        severity: 'warning',
      });
    }
  } else {
    problems.push(
      problem(
        `'${LIST}' must list the compatible environment templates as name:major${describeKeys(root)}`,
        file,
        document.locate([key]),
      ),
    );
  }
  if (
    !Array.isArray(sources) ||
    sources.some(source => !COMPONENT_SOURCES.includes(String(source)))
  ) {
    problems.push(
      problem(
        `'supported_component_sources' must be a list of ${COMPONENT_SOURCES.join(', ')}`,
        file,
        document.locate(['supported_component_sources']),
      ),
    );
  }
  return finish({
    entries,
    sources: Array.isArray(sources) ? sources.map(String) : [],
    start: document.locate([key]),
    file,
    problems,
  });
}

function readCompatibleEnvironments(
  text: string,
  file: string,
): ParsedRegistration {
  const entries: Entry[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const value = line.trim();
    if (value && !value.startsWith('#')) {
      entries.push({ value, place: { line: index + 1 } });
    }
  }
  return finish({
    entries,
    sources: [],
    start: { line: 1 },
    file,
    problems: [],
  });
}

// One that is misspelt is not read.
function describeKeys(root: Record<string, unknown>): string {
  const keys = Object.keys(root).map(key => `'${shorten(key)}'`);
  const isThere = LIST in root;
  return keys.length && !isThere
    ? `, but the file has only ${keys.join(', ')}`
    : '';
}

type Place = Pick<Problem, 'line' | 'column'>;

interface Entry {
  value: unknown;
  place: Place;
}

function finish(options: {
  entries: Entry[];
  sources: string[];
  /** Where the list of environments starts. */
  start: Place;
  file: string;
  problems: Problem[];
}): ParsedRegistration {
  const { entries, sources, start, file, problems } = options;
  const found = new Map<string, CompatibleEnvironmentTemplate>();
  const hasErrors = () => problems.some(({ severity }) => severity === 'error');
  for (const { value, place } of entries) {
    const parts = typeof value === 'string' ? ENTRY.exec(value) : undefined;
    if (!parts) {
      problems.push(
        problem(
          `A compatible environment must be written name:major, such as 'network:1' (without a space), but is ${describeValue(value)}`,
          file,
          place,
        ),
      );
    } else if (found.has(parts[0])) {
      problems.push(
        problem(
          `The compatible environment '${parts[0]}' appears twice`,
          file,
          place,
        ),
      );
    } else {
      found.set(parts[0], { templateName: parts[1], majorVersion: parts[2] });
    }
  }
  if (!hasErrors() && (!found.size || found.size > MAX_ENTRIES)) {
    problems.push(
      problem(
        `The file must name 1 to ${MAX_ENTRIES} compatible environment templates, but names ${found.size}`,
        file,
        start,
      ),
    );
  }
  if (hasErrors()) {
    return { problems };
  }
  return {
    registration: {
      compatibleEnvironmentTemplates: [...found.values()],
      supportedComponentSources: [...new Set(sources)],
    },
    problems,
  };
}

function problem(message: string, file: string, place: Place = {}): Problem {
  return { message, file, ...place, severity: 'error' };
}
