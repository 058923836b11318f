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
  Template,
  TemplateName,
  TemplateVersionChanges,
  TemplateVersionDetail,
} from '@nucleon/plugin-nucleon-common';

/** Templates with versions, as the backend tells them. */
export type FakeTemplate = Omit<Template, 'counts'> & {
  versions: TemplateVersionDetail[];
  changes: Record<string, TemplateVersionChanges>;
  contents: Record<string, string>;
};

const CREATED = '2026-10-01T08:00:00.000Z';

function version(
  template: TemplateName & { displayName: string },
  given: Partial<TemplateVersionDetail> & { version: string },
): TemplateVersionDetail {
  const [majorVersion, minorVersion] = given.version.split('.');
  return {
    id: `${template.name}-${given.version}`,
    template,
    majorVersion,
    minorVersion,
    status: 'PUBLISHED',
    isRecommended: false,
    problems: [],
    compatibleEnvironmentTemplates: [],
    supportedComponentSources: [],
    createdAt: CREATED,
    publishedAt: CREATED,
    lastModifiedAt: CREATED,
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    engine: 'cloudformation',
    source: `https://github.com/acme/templates/tree/main/${template.name}`,
    hasPipeline: false,
    files: [
      { path: 'infrastructure/cloudformation.yaml', size: 2210 },
      { path: 'infrastructure/manifest.yaml', size: 120 },
      { path: 'schema/schema.yaml', size: 912 },
    ],
    ...given,
  };
}

const network = {
  kind: 'environment' as const,
  namespace: 'default',
  name: 'network',
  displayName: 'Network with a cluster',
};

const container = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'container-service',
  displayName: 'Container service',
};

const worker = {
  kind: 'service' as const,
  namespace: 'default',
  name: 'queue-worker',
  displayName: 'Queue worker',
};

/** The inputs of the newest network version. */
export const networkInput = {
  type: 'object',
  required: ['vpc_cidr'],
  properties: {
    vpc_cidr: {
      type: 'string',
      title: 'VPC address range',
      description: 'A /16 in the private ranges.',
      default: '10.0.0.0/16',
      pattern: '^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$',
    },
    zones: {
      type: 'integer',
      title: 'Availability zones',
      default: 2,
      minimum: 1,
      maximum: 3,
    },
    flow_logs: {
      type: 'boolean',
      title: 'Flow logs',
      description: 'Keeps a log of the traffic for 30 days.',
      default: false,
    },
  },
};

/** The inputs of a container service's instance. */
export const containerInput = {
  type: 'object',
  required: ['image'],
  properties: {
    image: {
      type: 'string',
      title: 'Image',
      description: 'Name and tag of the container image.',
      minLength: 1,
      maxLength: 200,
    },
    task_size: {
      type: 'string',
      title: 'Size',
      description: 'CPU and memory of a task.',
      enum: ['small', 'medium', 'large'],
      default: 'small',
    },
    desired_count: {
      type: 'integer',
      title: 'Tasks',
      default: 1,
      minimum: 0,
      maximum: 20,
    },
    allowed_origins: {
      type: 'array',
      title: 'Allowed origins',
      description: 'Pages that may call the service.',
      items: { type: 'string', pattern: '^https://' },
    },
    health_check: {
      type: 'object',
      title: 'Health check',
      properties: {
        path: { type: 'string', title: 'Path', default: '/health' },
        seconds: { type: 'integer', title: 'Every seconds', default: 30 },
      },
    },
    api_token: {
      type: 'string',
      title: 'API token',
      format: 'password',
      description: 'Kept encrypted.',
    },
  },
};

const tlsInput = {
  ...containerInput,
  required: ['image', 'tls_policy'],
  properties: {
    ...containerInput.properties,
    tls_policy: {
      type: 'string',
      title: 'TLS policy',
      description: 'The oldest TLS that clients may speak.',
      enum: ['TLS-1-2', 'TLS-1-3'],
    },
  },
};

const CLOUDFORMATION = `AWSTemplateFormatVersion: '2010-09-09'
Description: A container service behind a load balancer
Parameters:
  ServiceName:
    Type: String
    Default: "{{ service.name }}-{{ service_instance.name }}"
Resources:
  TaskDefinition:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Ref ServiceName
      Cpu: "{{ service_instance.inputs.task_size }}"
  Service:
    Type: AWS::ECS::Service
    Properties:
      Cluster: "{{ environment.outputs.ClusterName }}"
      DesiredCount: {{ service_instance.inputs.desired_count }}
      TaskDefinition: !Ref TaskDefinition
Outputs:
  ServiceURL:
    Value: !Sub "https://\${LoadBalancer.DNSName}"
`;

const common = {
  owner: 'group:default/platform',
  updatePolicy: 'recommend' as const,
  revision: 1,
  createdAt: CREATED,
  lastModifiedAt: CREATED,
  contents: {
    'infrastructure/cloudformation.yaml': CLOUDFORMATION,
    'infrastructure/manifest.yaml':
      'infrastructure:\n  templates:\n    - file: cloudformation.yaml\n      engine: cloudformation\n      rendering_engine: jinja\n',
    'schema/schema.yaml':
      'schema:\n  format:\n    openapi: "3.0.0"\n  service_input_type: ServiceInput\n',
  },
};

/** Makes the templates anew, for each fake its own. */
export function createFakeTemplates(): FakeTemplate[] {
  const compatible = [{ templateName: 'network', majorVersion: '1' }];
  return [
    {
      ...common,
      ...network,
      id: 'template-network',
      entityRef: 'template:default/network',
      description: 'A VPC with public and private subnets, and an ECS cluster.',
      recommendedVersion: '1.1',
      hasDraft: false,
      sync: {
        status: 'SUCCEEDED',
        location: 'https://github.com/acme/templates/tree/main/network',
        at: '2026-11-20T09:30:00.000Z',
      },
      versions: [
        version(network, {
          version: '1.1',
          isRecommended: true,
          description: 'Flow logs on request',
          environmentInput: networkInput,
        }),
        version(network, {
          version: '1.0',
          description: 'First version',
          environmentInput: networkInput,
        }),
      ],
      changes: {
        '1.1': {
          version: '1.1',
          from: '1.0',
          inputs: [
            {
              input: 'environment',
              path: 'flow_logs',
              title: 'Flow logs',
              change: 'new',
              what: 'Defaults to false.',
              needsValue: false,
            },
          ],
          files: [],
        },
        '1.0': { version: '1.0', inputs: [], files: [] },
      },
    },
    {
      ...common,
      ...container,
      id: 'template-container',
      entityRef: 'template:default/container-service',
      description: 'A container behind a load balancer, with a pipeline.',
      recommendedVersion: '1.0',
      hasDraft: true,
      sync: {
        status: 'SUCCEEDED',
        location:
          'https://github.com/acme/templates/tree/main/container-service',
        at: '2026-11-20T09:30:00.000Z',
      },
      versions: [
        version(container, {
          version: '1.1',
          status: 'DRAFT',
          publishedAt: undefined,
          description: 'A stricter TLS policy, which has to be chosen',
          compatibleEnvironmentTemplates: compatible,
          serviceInput: tlsInput,
          pipelineInput: {
            type: 'object',
            properties: {
              build_command: {
                type: 'string',
                title: 'Build command',
                default: 'make build',
              },
            },
          },
          hasPipeline: true,
          problems: [
            {
              severity: 'warning',
              message: "The input 'health_check' has no description",
              file: 'schema/schema.yaml',
              line: 34,
              column: 7,
            },
          ],
        }),
        version(container, {
          version: '1.0',
          isRecommended: true,
          description: 'First version',
          compatibleEnvironmentTemplates: compatible,
          serviceInput: containerInput,
          pipelineInput: {
            type: 'object',
            properties: {
              build_command: {
                type: 'string',
                title: 'Build command',
                default: 'make build',
              },
            },
          },
          hasPipeline: true,
        }),
      ],
      changes: {
        '1.1': {
          version: '1.1',
          from: '1.0',
          inputs: [
            {
              input: 'service',
              path: 'tls_policy',
              title: 'TLS policy',
              change: 'new',
              what: 'One of TLS-1-2 and TLS-1-3, without a default.',
              needsValue: true,
            },
          ],
          files: [
            {
              path: 'infrastructure/cloudformation.yaml',
              change: 'modified',
              before: CLOUDFORMATION,
              after: CLOUDFORMATION.replace(
                'Outputs:',
                `  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      SslPolicy: "{{ service_instance.inputs.tls_policy }}"
Outputs:`,
              ),
            },
          ],
        },
        '1.0': { version: '1.0', inputs: [], files: [] },
      },
    },
    {
      ...common,
      ...worker,
      id: 'template-worker',
      entityRef: 'template:default/queue-worker',
      description: 'A queue, its dead letters and a worker.',
      recommendedVersion: undefined,
      hasDraft: false,
      sync: {
        status: 'FAILED',
        location: 'https://github.com/acme/templates/tree/main/queue-worker',
        message: 'The bundle v1 has problems; the version was not registered',
        at: '2026-11-20T09:30:00.000Z',
      },
      versions: [
        version(worker, {
          version: '1.0',
          status: 'REGISTRATION_FAILED',
          publishedAt: undefined,
          statusMessage: 'The bundle has 2 problems',
          compatibleEnvironmentTemplates: compatible,
          problems: [
            {
              severity: 'error',
              message:
                "The schema's type 'WorkerInput' does not exist; define it under 'schema'",
              file: 'schema/schema.yaml',
              line: 4,
              column: 22,
            },
            {
              severity: 'error',
              message:
                "'service_instance.inputs.retention' is not in the schema",
              file: 'infrastructure/cloudformation.yaml',
              line: 18,
              column: 31,
            },
          ],
        }),
      ],
      changes: { '1.0': { version: '1.0', inputs: [], files: [] } },
    },
  ];
}
