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
import { Deployment } from '@nucleon/plugin-nucleon-common';
import { formatTarget } from '../targets';
import { nucleonTranslationRef } from '../translation';

/**
 * Says what a deployment does, such as "Upgrade orders / prod from 1.0 to 1.1".
 *
 * @internal
 */
export function useDeploymentTitle(): (deployment: Deployment) => string {
  const { t } = useTranslationRef(nucleonTranslationRef);
  return deployment => {
    const { target, version, previousVersion, mode, intent } = deployment;
    const values = {
      target: formatTarget(target),
      version,
      previousVersion: previousVersion ?? '',
    };
    if (intent === 'plan') {
      return t('deployment.title.plan', values);
    }
    const isUpgrade = mode === 'MINOR_VERSION' || mode === 'MAJOR_VERSION';
    return isUpgrade && !previousVersion
      ? t('deployment.title.upgradeTo', values)
      : t(`deployment.title.${mode}`, values);
  };
}
