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
import { useEffect, useState } from 'react';
import { Duration } from 'luxon';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentDetail } from '@nucleon/plugin-nucleon-common';
import {
  EnvironmentLink,
  InfrastructureLink,
  TemplateLink,
  formatTarget,
} from '../targets';
import { nucleonTranslationRef } from '../translation';
import { FieldList, Section, TimeAgo } from '../view';

/** @internal */
export type DeploymentFactsProps = { deployment: DeploymentDetail };

/**
 * What is known of a deployment beside its log.
 *
 * @internal
 */
export function DeploymentFacts(props: DeploymentFactsProps) {
  const { deployment } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { target, targetEntityRef, environment, template } = deployment;
  const { version, previousVersion, createdBy, consoleUrl } = deployment;
  return (
    <Section title={t('deployment.about')} isFramed>
      <FieldList
        fields={[
          [
            t(`target.${target.kind}`),
            targetEntityRef ? (
              <InfrastructureLink
                entityRef={targetEntityRef}
                tab="infrastructure"
              >
                {formatTarget(target)}
              </InfrastructureLink>
            ) : (
              formatTarget(target)
            ),
          ],
          [
            t('column.environment'),
            target.kind === 'service-instance' && environment ? (
              <EnvironmentLink environment={environment} />
            ) : undefined,
          ],
          [t('column.template'), <TemplateLink template={template} />],
          [
            t('column.version'),
            previousVersion && previousVersion !== version
              ? `${previousVersion} → ${version}`
              : version,
          ],
          [t('column.account'), deployment.account],
          [t('column.region'), deployment.region],
          [
            t('column.startedBy'),
            createdBy && <EntityRefLink entityRef={createdBy} hideIcon />,
          ],
          [t('column.started'), <TimeAgo at={deployment.createdAt} />],
          [t('column.took'), <Took deployment={deployment} />],
          [
            t('column.stack'),
            consoleUrl ? (
              <Link to={consoleUrl}>{t('deployment.openConsole')}</Link>
            ) : (
              deployment.binding?.name
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Took(props: DeploymentFactsProps) {
  const { createdAt, completedAt } = props.deployment;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (completedAt) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [completedAt]);
  const end = completedAt ? Date.parse(completedAt) : now;
  const duration = Duration.fromMillis(
    Math.max(0, end - Date.parse(createdAt)),
  );
  return (
    <>{duration.toFormat(duration.as('hours') >= 1 ? 'h:mm:ss' : 'm:ss')}</>
  );
}
