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
 * Reads, checks and renders the template bundles that AWS Proton used: files in, plain data or rendered files out.
 *
 * @packageDocumentation
 */

export type { BundleFile } from './archive/BundleFile';
export { bundleDigest } from './archive/bundleDigest';
export type { BundleLimits } from './archive/BundleLimits';
export { defaultBundleLimits } from './archive/BundleLimits';
export { readDirectory } from './archive/readDirectory';
export { readTarGz } from './archive/readTarGz';
export type { Bundle, BundlePart } from './bundle/Bundle';
export { checkRendering } from './bundle/checkRendering';
export { formatProblems } from './bundle/formatProblems';
export type {
  CloudFormationManifest,
  CodeBuildManifest,
  CodeBuildSettings,
  Manifest,
  TerraformManifest,
} from './bundle/Manifest';
export type {
  ParseBundleOptions,
  ParsedBundle,
  ParsedBundleSchema,
} from './bundle/parseBundle';
export { parseBundle, parseBundleSchema } from './bundle/parseBundle';
export { parseComponentManifest } from './bundle/parseComponentManifest';
export type {
  CompatibleEnvironmentTemplate,
  ParsedRegistration,
  Registration,
} from './bundle/parseRegistration';
export { parseRegistration } from './bundle/parseRegistration';
export type { Problem } from './bundle/Problem';
export type { TemplateKind } from './bundle/TemplateKind';
export type {
  CheckCloudFormationOptions,
  CloudFormationProblem,
} from './cloudformation/checkCloudFormation';
export { checkCloudFormation } from './cloudformation/checkCloudFormation';
export type { CheckLevel } from './cloudformation/CheckLevel';
export type {
  RenderCodeBuildOptions,
  RenderedCodeBuild,
} from './codebuild/renderCodeBuild';
export { renderCodeBuild } from './codebuild/renderCodeBuild';
export { showCodeBuild } from './codebuild/showCodeBuild';
export type {
  ComponentNamespaceOptions,
  DeployedEnvironment,
  EnvironmentNamespaceOptions,
  InstanceNamespaceOptions,
  NamedService,
  PipelineNamespaceOptions,
} from './render/namespaces';
export {
  componentNamespace,
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from './render/namespaces';
export type {
  BundlePreview,
  PreviewInputs,
  PreviewedBundle,
} from './render/previewBundle';
export { previewBundle } from './render/previewBundle';
export { REDACTED, redact, sensitiveParameters } from './render/redact';
export type {
  EnvironmentContext,
  InstanceContext,
  RenderContext,
  ServiceContext,
  Values,
} from './render/RenderContext';
export type {
  RenderedFile,
  RenderInfrastructureOptions,
} from './render/renderInfrastructure';
export { renderInfrastructure } from './render/renderInfrastructure';
export { applyDefaults } from './schema/applyDefaults';
export type { BundleSchema, InputType } from './schema/BundleSchema';
export { checkSchemaCompatibility } from './schema/checkSchemaCompatibility';
export type { InputChange, InputValues } from './schema/diffInputs';
export { diffInputs } from './schema/diffInputs';
export { inlineReferences } from './schema/inlineReferences';
export type { JsonSchema } from './schema/JsonSchema';
export type { ParsedSchema } from './schema/parseSchema';
export { parseSchema } from './schema/parseSchema';
export { sampleInputs } from './schema/sampleInputs';
export type { InputPath } from './schema/sensitiveInputs';
export { sensitiveInputs } from './schema/sensitiveInputs';
export type { ValidateInputsOptions } from './schema/validateInputs';
export { validateInputs } from './schema/validateInputs';
export { parseSpec } from './spec/parseSpec';
export {
  CURRENT_VALUE,
  resolveCurrentSpec,
  resolveCurrentValues,
} from './spec/resolveCurrentValues';
export type {
  EnvironmentSpec,
  InstanceSpec,
  ServiceSpec,
  Spec,
} from './spec/Spec';
export { stringifySpec } from './spec/stringifySpec';
export { validateSpec } from './spec/validateSpec';
export type { CheckedTerraform } from './terraform/checkTerraform';
export { checkTerraform } from './terraform/checkTerraform';
export {
  DELETED_RESOURCE,
  markTerraformDeleted,
} from './terraform/markTerraformDeleted';
export type { RenderTerraformOptions } from './terraform/renderTerraform';
export { renderTerraform, terraformCode } from './terraform/renderTerraform';
export { sampleTerraformResource } from './terraform/sampleTerraformResource';
export type { TerraformPlace } from './terraform/terraformFolder';
export { terraformFolder } from './terraform/terraformFolder';
export type {
  DeployedTemplate,
  TerraformResource,
  TerraformResourceKind,
} from './terraform/TerraformResource';
export { YamlFloat } from './yaml/YamlFloat';
