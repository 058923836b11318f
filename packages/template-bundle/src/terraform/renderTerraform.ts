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
import { InputError } from '@backstage/errors';
import { Bundle, BundlePart } from '../bundle/Bundle';
import { BundleTexts } from '../bundle/BundleTexts';
import { writeJson } from '../json/writeJson';
import { RenderContext, ServiceContext } from '../render/RenderContext';
import { RenderedFile } from '../render/renderInfrastructure';
import { addManagedHeader } from './managedHeader';
import { TerraformResource, TerraformResourceKind } from './TerraformResource';
import { declareVariables, variableFiles } from './variableDeclarations';

/**
 * Options of {@link renderTerraform}.
 *
 * @public
 */
export interface RenderTerraformOptions {
  /** The code, relative to its own directory: what {@link terraformCode} gives, or the one file of a component. */
  code: readonly RenderedFile[];
  /** The values; those of {@link redact} for files that are shown. */
  context: RenderContext;
  /** What is deployed. */
  resource: TerraformResource;
  /** The deployment that the files are written for. */
  deploymentId: string;
  /** What the template can put on everything it makes, as `proton_tags`. */
  tags?: Record<string, string>;
}

/**
 * The file of a folder that tells automation what to deploy.
 *
 * @internal
 */
export const METADATA_FILE = '.proton/deployment-metadata.json';

const VALUES_FILE = 'proton.auto.tfvars.json';

/**
 * The Terraform code of one part of a bundle, as {@link renderTerraform} takes it: the files that its manifest means.
 *
 * @public
 */
export function terraformCode(
  bundle: Pick<Bundle, 'manifests' | 'files'>,
  part: BundlePart,
): RenderedFile[] {
  const manifest = bundle.manifests[part];
  if (manifest?.engine !== 'terraform') {
    throw new InputError(`The bundle has no Terraform code for its ${part}`);
  }
  const texts = new BundleTexts(bundle.files);
  return manifest.paths.map(path => {
    const content = texts.text(path);
    if (content === undefined) {
      throw new InputError(
        `The file '${path}' is missing, or is no UTF-8 text`,
      );
    }
    return { path: path.slice(path.lastIndexOf('/') + 1), content };
  });
}

/**
 * The files that Proton put into the folder of a resource, relative to that folder: the code with a comment that says whose
 * it is, the variables it can read, their values, and what automation needs to know of the deployment.
 *
 * @public
 */
export function renderTerraform(
  options: RenderTerraformOptions,
): RenderedFile[] {
  const { code, context, resource, deploymentId, tags } = options;
  const { kind, arn } = resource;
  const variables = {
    path: variableFiles[kind],
    content: declareVariables(kind, hasPipeline(context)),
  };
  const sources = [
    // A template that brings the file for its author's own use would declare everything twice.
    ...code.filter(({ path }) => path !== variables.path),
    variables,
  ].map(({ path, content }) => ({
    path,
    // JSON has no comments.
    content: path.endsWith('.json') ? content : addManagedHeader(content, arn),
  }));
  const values = {
    ...selectValues(context, kind),
    proton_tags: tags,
    '//': arn,
  };
  return [
    ...sources,
    { path: VALUES_FILE, content: writeJson(values) },
    {
      path: METADATA_FILE,
      content: writeJson({
        deploymentId,
        isResourceDeleted: false,
        ...metadataOf(resource),
      }),
    },
  ];
}

function hasPipeline({ service }: RenderContext): boolean {
  const { branch_name, repository_connection_arn, repository_id } =
    service ?? {};
  return [branch_name, repository_connection_arn, repository_id].some(
    value => value !== undefined,
  );
}

function selectValues(
  context: RenderContext,
  kind: TerraformResourceKind,
): Record<string, unknown> {
  const { environment, service, pipeline, component } = context;
  const { service_instance: instance, service_instances: instances } = context;
  switch (kind) {
    case 'environment':
      return { environment };
    case 'service_instance':
      return {
        environment,
        service: service && serviceValue(context, service),
        service_instance: instance,
      };
    case 'pipeline':
      return {
        pipeline,
        service: service && serviceValue(context, service),
        service_instances: instances,
      };
    default:
      return {
        component,
        environment,
        service: service && { name: service.name },
        service_instance: instance && {
          name: instance.name,
          inputs: instance.inputs,
        },
      };
  }
}

// An object type of Terraform wants all its members.
function serviceValue(
  context: RenderContext,
  service: ServiceContext,
): ServiceContext {
  return hasPipeline(context)
    ? {
        name: service.name,
        repository_connection_arn: service.repository_connection_arn ?? '',
        repository_id: service.repository_id ?? '',
        branch_name: service.branch_name ?? '',
      }
    : { name: service.name };
}

function metadataOf(resource: TerraformResource): Record<string, unknown> {
  const { arn } = resource;
  if (resource.kind === 'component') {
    const { environmentArn, attachedTo } = resource;
    return {
      componentMetadata: {
        arn,
        environmentArn,
        serviceArn: attachedTo?.serviceArn,
        serviceInstanceArn: attachedTo?.serviceInstanceArn,
        componentType: 'default',
      },
    };
  }
  const { template } = resource;
  return {
    resourceMetadata: {
      arn,
      templateArn: template.arn,
      templateMajorVersion: template.majorVersion,
      templateMinorVersion: template.minorVersion,
      environmentArn:
        resource.kind === 'service_instance'
          ? resource.environmentArn
          : undefined,
    },
  };
}
