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
  CreateTemplateRequest,
  ListTemplatesOptions,
  Page,
  TargetSummary,
  Template,
  TemplateName,
  UpdateTemplateRequest,
} from '@nucleon/plugin-nucleon-common';
import { OperationOptions } from './OperationOptions';

/**
 * Environment and service templates.
 *
 * @internal
 */
export interface Templates {
  list(
    query: ListTemplatesOptions,
    options: OperationOptions,
  ): Promise<Page<Template>>;
  create(
    request: CreateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template>;
  get(name: TemplateName, options: OperationOptions): Promise<Template>;
  update(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template>;
  delete(name: TemplateName, options: OperationOptions): Promise<void>;
  /** Asks for the template's directory to be read again. */
  sync(name: TemplateName, options: OperationOptions): Promise<void>;
  listConsumers(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }>;
}
