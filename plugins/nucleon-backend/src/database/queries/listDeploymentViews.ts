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
  DeploymentIntent,
  DeploymentStatus,
  EntityName,
  TargetKind,
} from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { PageOf, PageRequest } from '../../domain/PageRequest';
import { DeploymentView } from '../../domain/RecordView';
import { ResourceCriteria } from '../../domain/ResourceCriteria';
import { deploymentMapping } from '../deploymentMapping';
import { Row } from '../RowMapping';
import { whereContains } from './selectTargets';
import { whereCriteria } from './whereCriteria';
import { whereStatus } from './whereStatus';

/**
 * Which deployments {@link listDeploymentViews} gives.
 *
 * @internal
 */
export type DeploymentViewQuery = {
  ids?: string[];
  environment?: EntityName;
  service?: EntityName;
  instance?: string;
  targetKind?: TargetKind;
  statuses?: DeploymentStatus[];
  template?: EntityName;
  intents?: DeploymentIntent[];
  search?: string;
  /** Those of environments, and those of instances and pipelines. */
  criteria?: { environment?: ResourceCriteria; service?: ResourceCriteria };
};

// A list shows none of these, and they are the large ones.
const LARGE = [
  'rendered_files',
  'spec',
  'secrets',
  'outputs',
  'resources',
  'plan',
  'handle',
  'observation',
];

/**
 * Deployments with the names of what they act on, newest first.
 *
 * @internal
 */
export async function listDeploymentViews(
  knex: Knex,
  query: DeploymentViewQuery,
  page: PageRequest,
): Promise<PageOf<DeploymentView>> {
  const columns = deploymentMapping
    .select('deployment')
    .filter(column => query.ids || !LARGE.includes(column.split('.')[1]));
  const rows = await select(knex, query)
    .select(columns)
    .select({
      x_target_kind: 'target.kind',
      x_target_namespace: 'target.namespace',
      x_target_name: 'target.name',
      x_target_entity_name: 'target.entity_name',
      x_target_owner: 'target.owner',
      x_target_destination: 'target.destination',
      x_template_kind: 'template.kind',
      x_template_namespace: 'template.namespace',
      x_template_name: 'template.name',
      x_template_display_name: 'template.display_name',
      x_version_major: 'version.major',
      x_version_minor: 'version.minor',
      x_previous_major: 'previous.major',
      x_previous_minor: 'previous.minor',
      x_service_namespace: 'service.namespace',
      x_service_name: 'service.name',
      x_service_entity_ref: 'service.entity_ref',
      x_service_owner: 'service.owner',
      x_environment_namespace: 'environment.namespace',
      x_environment_name: 'environment.name',
    })
    .orderBy('deployment.created_at', 'desc')
    .orderBy('deployment.id')
    .limit(page.limit)
    .offset(page.offset);
  const [{ count }] = await select(knex, query).count({
    count: 'deployment.id',
  });
  return { items: rows.map(toDeploymentView), totalItems: Number(count) };
}

function select(knex: Knex, query: DeploymentViewQuery): Knex.QueryBuilder {
  const found = knex('deployments as deployment')
    .join('targets as target', 'target.id', 'deployment.target_id')
    .join('templates as template', 'template.id', 'deployment.template_id')
    .leftJoin(
      'template_versions as version',
      'version.id',
      'deployment.version_id',
    )
    .leftJoin(
      'template_versions as previous',
      'previous.id',
      'deployment.previous_version_id',
    )
    .leftJoin('services as service', 'service.id', 'deployment.service_id')
    .leftJoin(
      'targets as environment',
      'environment.id',
      'deployment.environment_id',
    );
  whereDeployment(found, query);
  if (query.criteria) {
    whereReadable(knex, found, query.criteria);
  }
  return found;
}

function whereDeployment(
  found: Knex.QueryBuilder,
  query: DeploymentViewQuery,
): void {
  const {
    ids,
    environment,
    service,
    instance,
    targetKind,
    statuses,
    template,
    search,
  } = query;
  if (ids) {
    found.whereIn('deployment.id', ids);
  } else {
    found.whereIn('deployment.intent', query.intents ?? ['apply', 'destroy']);
  }
  if (environment) {
    found.where({
      'environment.namespace': environment.namespace,
      'environment.name_key': environment.name.toLowerCase(),
    });
  }
  if (service) {
    found.where({
      'service.namespace': service.namespace,
      'service.name_key': service.name.toLowerCase(),
    });
  }
  if (instance) {
    found.where({
      'target.kind': 'service-instance',
      'target.name_key': instance.toLowerCase(),
    });
  }
  if (targetKind) {
    found.where('target.kind', targetKind);
  }
  if (statuses) {
    whereStatus(found, 'deployment', statuses);
  }
  if (template) {
    found.where({
      'template.namespace': template.namespace,
      'template.name_key': template.name.toLowerCase(),
    });
  }
  if (search) {
    whereContains(found, ['target.name_key', 'service.name_key'], search);
  }
}

function whereReadable(
  knex: Knex,
  found: Knex.QueryBuilder,
  criteria: NonNullable<DeploymentViewQuery['criteria']>,
): void {
  const template = knex.raw("template.namespace || '/' || template.name");
  found.where(any => {
    any.orWhere(own => {
      own.whereNull('deployment.service_id');
      if (criteria.environment) {
        whereCriteria(own, criteria.environment, {
          owner: 'target.owner',
          template,
          destination: 'target.destination',
          name: knex.raw("target.namespace || '/' || target.name"),
        });
      }
    });
    any.orWhere(own => {
      own.whereNotNull('deployment.service_id');
      if (criteria.service) {
        whereCriteria(own, criteria.service, {
          owner: 'service.owner',
          template,
          name: knex.raw("service.namespace || '/' || service.name"),
        });
      }
    });
  });
}

function toDeploymentView(row: Row): DeploymentView {
  // The select names these columns, and the migration their types.
  const x = row as Record<`x_${string}`, any>;
  const deployment = deploymentMapping.toRecord(row);
  return {
    deployment,
    target: {
      id: deployment.targetId,
      kind: x.x_target_kind,
      namespace: x.x_target_namespace,
      name: x.x_target_name,
      entityName: x.x_target_entity_name,
      owner: x.x_target_owner,
      destination: x.x_target_destination ?? undefined,
    },
    template: {
      kind: x.x_template_kind,
      namespace: x.x_template_namespace,
      name: x.x_template_name,
      displayName: x.x_template_display_name ?? undefined,
    },
    version:
      x.x_version_major === null
        ? undefined
        : { major: x.x_version_major, minor: x.x_version_minor },
    previousVersion:
      x.x_previous_major === null
        ? undefined
        : { major: x.x_previous_major, minor: x.x_previous_minor },
    service: x.x_service_name
      ? {
          namespace: x.x_service_namespace,
          name: x.x_service_name,
          entityRef: x.x_service_entity_ref,
          owner: x.x_service_owner,
        }
      : undefined,
    environment: x.x_environment_name
      ? {
          namespace: x.x_environment_namespace,
          name: x.x_environment_name,
        }
      : undefined,
  };
}
