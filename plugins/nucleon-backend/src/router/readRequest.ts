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

import {
  EntityName,
  ServiceTargetName,
  TemplateName,
} from '@nucleon/plugin-nucleon-common';
import { Request } from 'express';

// The validator has held the request to the OpenAPI document, and the types
// of nucleon-common are generated from it: that is what each cast rests on.

/**
 * The body of a request.
 *
 * @internal
 */
export function readBody<T>(request: Request): T {
  return request.body as T;
}

/**
 * The query of a request, numbers and booleans already read as such.
 *
 * @internal
 */
export function readQuery<T>(request: Request): T {
  return request.query as T;
}

/**
 * The template in a request's path.
 *
 * @internal
 */
export function readTemplateName(request: Request): TemplateName {
  const { kind, namespace, name } = request.params;
  return { kind: kind as TemplateName['kind'], namespace, name };
}

/**
 * The environment or service in a request's path.
 *
 * @internal
 */
export function readName(request: Request): EntityName {
  const { namespace, name } = request.params;
  return { namespace, name };
}

/**
 * The instance, or the pipeline, in a request's path.
 *
 * @internal
 */
export function readServiceTargetName(request: Request): ServiceTargetName {
  return { ...readName(request), instance: request.params.instance };
}
