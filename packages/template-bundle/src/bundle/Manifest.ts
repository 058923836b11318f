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

/**
 * How the infrastructure code of one directory is rendered and provisioned.
 *
 * @public
 */
export type Manifest =
  CloudFormationManifest | TerraformManifest | CodeBuildManifest;

/**
 * One CloudFormation template, rendered with Jinja.
 *
 * @public
 */
export interface CloudFormationManifest {
  /** Tells the kinds of manifest apart. */
  engine: 'cloudformation';
  /** Set for a plain template: it holds no Jinja, and its parameters are the inputs. */
  isPlain?: true;
  /** The template, relative to the version's root. */
  path: string;
}

/**
 * Terraform files, taken as they are.
 *
 * @public
 */
export interface TerraformManifest {
  /** Tells the kinds of manifest apart. */
  engine: 'terraform';
  /** The files, relative to the version's root, sorted. */
  paths: string[];
}

/**
 * Commands for a CodeBuild project; they and the project's properties are rendered with Jinja.
 *
 * @public
 */
export interface CodeBuildManifest {
  /** Tells the kinds of manifest apart. */
  engine: 'codebuild';
  /** The directory that is the commands' working directory. */
  directory: string;
  /** What the manifest says of the project and its commands. */
  settings: CodeBuildSettings;
}

/**
 * The `settings` of a CodeBuild manifest.
 *
 * @public
 */
export interface CodeBuildSettings {
  /** The image that the commands run in. */
  image?: string;
  /** The `runtime-versions` of the buildspec. */
  runtimes: Record<string, string>;
  /** The `env` of the buildspec. */
  env: {
    variables: Record<string, string>;
    secretsManager: Record<string, string>;
  };
  /** The commands for create and update. */
  provision: string[];
  /** The commands for delete. */
  deprovision: string[];
  /** Properties of the CodeBuild project. */
  projectProperties: Record<string, unknown>;
  /** How the inputs are handed to the commands. */
  inputType: 'JSON' | 'HCL';
}
