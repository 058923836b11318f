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
import type { Json, JsonObject } from '../state/types';

/** A parameter as a template declares it. @internal */
export interface ParameterDeclaration {
  name: string;
  type: string;
  default?: string;
  noEcho: boolean;
  description?: string;
  allowedValues?: string[];
  allowedPattern?: string;
  constraintDescription?: string;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
}

/** A resource as a template declares it. @internal */
export interface ResourceDeclaration {
  logicalId: string;
  type: string;
  properties: JsonObject;
  dependsOn: string[];
  condition?: string;
  deletionPolicy: string;
  updateReplacePolicy: string;
  metadata?: Json;
}

/** An output as a template declares it. @internal */
export interface OutputDeclaration {
  key: string;
  value: Json;
  description?: string;
  exportName?: Json;
  condition?: string;
}

/** A template, read and checked for form, with its transforms applied. @internal */
export interface Template {
  /** The body as it was sent. */
  original: string;
  /** The object after the transforms. */
  processed: JsonObject;
  transforms: string[];
  description?: string;
  metadata?: Json;
  parameters: Record<string, ParameterDeclaration>;
  mappings: Record<string, JsonObject>;
  conditions: Record<string, Json>;
  resources: Record<string, ResourceDeclaration>;
  outputs: Record<string, OutputDeclaration>;
}
