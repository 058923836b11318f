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

import { RenderedFile } from '../render/renderInfrastructure';
import { RenderedCodeBuild } from './renderCodeBuild';

const INPUT_FILES = ['proton-inputs.json', 'proton-inputs.auto.tfvars'];

/**
 * A build as files that can be read and compared: what it is handed, and the rest of it as `codebuild.json`. The other files
 * of its working directory are those of the bundle.
 *
 * @public
 */
export function showCodeBuild(build: RenderedCodeBuild): RenderedFile[] {
  const { files, problems, ...rest } = build;
  return [
    ...files
      .filter(({ path }) => INPUT_FILES.includes(path))
      .map(({ path, content }) => ({
        path,
        content: new TextDecoder().decode(content),
      })),
    { path: 'codebuild.json', content: `${JSON.stringify(rest, null, 2)}\n` },
  ];
}
