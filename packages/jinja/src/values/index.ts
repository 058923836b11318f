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

export { parsePythonJson } from './parsePythonJson';
export { PyDict } from './PyDict';
export { PyFloat as Float } from './PyFloat';
export { PyObject } from './PyObject';
export type { CallArguments, Value, ValueIterator } from './PyObject';
export { PySet } from './PySet';
export { PyTuple } from './PyTuple';
export { IndentedText, Markup, StringObject } from './StringObject';
export { toPython } from './toPython';
export { Undefined } from './Undefined';
export type { UndefinedKind } from './Undefined';
