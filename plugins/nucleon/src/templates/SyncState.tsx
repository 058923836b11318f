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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Tooltip from '@material-ui/core/Tooltip';
import { Template } from '@nucleon/plugin-nucleon-common';
import { StatusBadge, TonedText } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';

/**
 * Whether a template was read from a descriptor that has left the catalog. Its
 * versions and what was made from it stay; its entity page does not.
 *
 * @internal
 */
export function isUnregistered(template: Template): boolean {
  return template.sync !== undefined && template.entityRef === undefined;
}

/** @internal */
export type SyncStateProps = { template: Template };

/**
 * How the last reading of a template's directory ended, or why there is none.
 *
 * @internal
 */
export function SyncState(props: SyncStateProps) {
  const { template } = props;
  const { sync } = template;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!sync) {
    return <>{t('template.uploaded')}</>;
  }
  if (isUnregistered(template)) {
    return (
      <Tooltip title={t('template.unregisteredHelp')}>
        <span>
          <TonedText tone="warning">{t('template.unregistered')}</TonedText>
        </span>
      </Tooltip>
    );
  }
  return <StatusBadge status={sync.status} message={sync.message} />;
}
