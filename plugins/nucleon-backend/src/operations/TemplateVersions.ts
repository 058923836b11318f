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
  CreateTemplateVersionOptions,
  RenderTemplateVersionRequest,
  TemplateName,
  TemplateVersion,
  TemplateVersionChanges,
  TemplateVersionDetail,
  TemplateVersionRendering,
  UpdateTemplateVersionRequest,
} from '@nucleon/plugin-nucleon-common';
import { OperationOptions } from './OperationOptions';

/**
 * A version of a template: `major.minor`.
 *
 * @internal
 */
export type TemplateVersionName = TemplateName & { version: string };

/**
 * Versions of templates.
 *
 * @internal
 */
export interface TemplateVersions {
  list(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }>;
  /** Registers a bundle, a gzip-compressed tar, in the background. */
  create(
    name: TemplateName,
    request: CreateTemplateVersionOptions & { archive: Uint8Array },
    options: OperationOptions,
  ): Promise<TemplateVersion>;
  get(
    name: TemplateVersionName,
    options: OperationOptions,
  ): Promise<TemplateVersionDetail>;
  update(
    name: TemplateVersionName,
    request: UpdateTemplateVersionRequest,
    options: OperationOptions,
  ): Promise<TemplateVersion>;
  delete(name: TemplateVersionName, options: OperationOptions): Promise<void>;
  getFile(
    name: TemplateVersionName & { path: string },
    options: OperationOptions,
  ): Promise<{ path: string; size: number; content: string }>;
  /** What changed since another version, by default the one before. */
  getChanges(
    name: TemplateVersionName & { from?: string },
    options: OperationOptions,
  ): Promise<TemplateVersionChanges>;
  /** What the version makes of inputs, without a deployment. */
  render(
    name: TemplateVersionName,
    request: RenderTemplateVersionRequest,
    options: OperationOptions,
  ): Promise<TemplateVersionRendering>;
}
