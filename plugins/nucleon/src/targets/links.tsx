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
import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink, entityRouteRef } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityName,
  Target,
  TemplateRef,
} from '@nucleon/plugin-nucleon-common';
import { deploymentRouteRef } from '../routes';
import { formatName, formatTarget, formatTemplate } from './formatTarget';

const useStyles = makeStyles(
  { owner: { whiteSpace: 'nowrap' } },
  { name: 'NucleonLinks' },
);

/** @internal */
export type DeploymentLinkProps = { id: string; children: ReactNode };

/** @internal */
export function DeploymentLink(props: DeploymentLinkProps) {
  const { id, children } = props;
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return <Link to={deploymentRoute({ id })}>{children}</Link>;
}

/** @internal */
export type InfrastructureLinkProps = {
  entityRef: string;
  /** The tab of the entity page, the overview if left out. */
  tab?: 'infrastructure' | 'versions';
  children: ReactNode;
};

/**
 * Leads to the entity page of what Nucleon manages.
 *
 * @internal
 */
export function InfrastructureLink(props: InfrastructureLinkProps) {
  const { entityRef, tab, children } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = entityRoute({
    kind: kind.toLocaleLowerCase('en-US'),
    namespace,
    name,
  });
  return <Link to={tab ? `${path}/${tab}` : path}>{children}</Link>;
}

/** @internal */
export type EnvironmentLinkProps = { environment: EntityName };

/** @internal */
export function EnvironmentLink(props: EnvironmentLinkProps) {
  const { environment } = props;
  return (
    <InfrastructureLink
      entityRef={`resource:${environment.namespace}/${environment.name}`}
      tab="infrastructure"
    >
      {formatName(environment)}
    </InfrastructureLink>
  );
}

/** @internal */
export type TargetLinkProps = {
  target: Target;
  /** The entity that it belongs to; without one it is gone. */
  entityRef: string | undefined;
};

/** @internal */
export function TargetLink(props: TargetLinkProps) {
  const { target, entityRef } = props;
  return entityRef ? (
    <InfrastructureLink entityRef={entityRef} tab="infrastructure">
      {formatTarget(target)}
    </InfrastructureLink>
  ) : (
    <>{formatTarget(target)}</>
  );
}

/** @internal */
export type TemplateLinkProps = { template: TemplateRef; entityRef?: string };

/** @internal */
export function TemplateLink(props: TemplateLinkProps) {
  const { template, entityRef } = props;
  return (
    <InfrastructureLink
      entityRef={entityRef ?? `template:${template.namespace}/${template.name}`}
      tab="versions"
    >
      {formatTemplate(template)}
    </InfrastructureLink>
  );
}

/** @internal */
export type OwnerLinkProps = { owner: string };

/** @internal */
export function OwnerLink(props: OwnerLinkProps) {
  const { owner } = props;
  const classes = useStyles();
  return (
    <span className={classes.owner}>
      <EntityRefLink entityRef={owner} defaultKind="group" hideIcon />
    </span>
  );
}
