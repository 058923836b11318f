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
import { InstanceValue } from './specValue';

// Proton's pattern for names and the catalog's at once.
const NAME_PATTERN = /^[0-9A-Za-z]([0-9A-Za-z_-]{0,61}[0-9A-Za-z])?$/;

/**
 * What is wrong with the name and the environment of an instance.
 *
 * @internal
 */
export type InstanceProblems = {
  name?: 'nameMissing' | 'namePattern' | 'nameTaken';
  environment?: 'environmentMissing';
};

/** @internal */
export function getInstanceProblems(options: {
  instances: InstanceValue[];
  index: number;
  takenNames?: string[];
}): InstanceProblems {
  const { instances, index, takenNames = [] } = options;
  const { name, environment } = instances[index];
  const others = [
    ...takenNames,
    ...instances.flatMap((other, at) =>
      at !== index && other.name ? [other.name] : [],
    ),
  ].map(other => other.toLocaleLowerCase('en-US'));
  const problems: InstanceProblems = {};
  if (!name) {
    problems.name = 'nameMissing';
  } else if (!NAME_PATTERN.test(name)) {
    problems.name = 'namePattern';
  } else if (others.includes(name.toLocaleLowerCase('en-US'))) {
    problems.name = 'nameTaken';
  }
  if (!environment) {
    problems.environment = 'environmentMissing';
  }
  return problems;
}
