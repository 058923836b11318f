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
import { SecretValues } from '../forms';

/**
 * The one key among a task's secrets that holds all sensitive inputs, as a JSON
 * object keyed by path: `inputs.password`, `instances.0.inputs.token`.
 *
 * @public
 */
export const NUCLEON_SECRETS_KEY = 'NUCLEON_SECRETS';

/** @internal */
export function readSecrets(taskSecrets: Record<string, string>): SecretValues {
  const text = taskSecrets[NUCLEON_SECRETS_KEY];
  return text ? JSON.parse(text) : {};
}

/** @internal */
export function writeSecrets(secrets: SecretValues): Record<string, string> {
  return { [NUCLEON_SECRETS_KEY]: JSON.stringify(secrets) };
}
