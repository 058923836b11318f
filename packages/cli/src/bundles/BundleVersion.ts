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
  Bundle,
  BundleFile,
  BundleSchema,
  Problem,
  TemplateKind,
} from '@nucleon/template-bundle';

/**
 * A version on disk, read and checked.
 *
 * @internal
 */
export interface BundleVersion {
  /** The major's directory, such as `v1`; the last part of the path where the path is a version's own. */
  name: string;
  /** The path as the user wrote it. */
  directory: string;
  kind: TemplateKind;
  files: BundleFile[];
  /** What could be read of the inputs. */
  schema: BundleSchema;
  /** Absent where a problem is an error. */
  bundle?: Bundle;
  /** All that is wrong, with files as the user can open them. */
  problems: Problem[];
}
