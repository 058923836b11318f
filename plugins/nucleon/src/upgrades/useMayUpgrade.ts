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

import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  EntityName,
  Target,
  environmentUpdatePermission,
  serviceUpdatePermission,
} from '@nucleon/plugin-nucleon-common';
import { May } from '../permissions';
import { formatName } from '../targets';
import { nucleonTranslationRef } from '../translation';

type Asked = EntityName & { isEnvironment: boolean };

/**
 * Whether the user may change all of several targets and services, and if not,
 * which ones. Owners and the environments they run in are left to the backend,
 * which reports on each target.
 *
 * @internal
 */
export function useMayUpgrade(
  targets: Target[],
  services: EntityName[] = [],
): May {
  const permissionApi = useApi(permissionApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const asked = listAsked(targets, services);
  const key = JSON.stringify(asked);
  const denied = useAsync(async () => {
    const answers = await Promise.all(
      asked.map(async one => ({
        one,
        answer: await permissionApi.authorize({
          permission: one.isEnvironment
            ? environmentUpdatePermission
            : serviceUpdatePermission,
          resourceRef: `${one.namespace}/${one.name}`,
        }),
      })),
    );
    return answers
      .filter(({ answer }) => answer.result === AuthorizeResult.DENY)
      .map(({ one }) => formatName(one));
  }, [permissionApi, key]);
  if (denied.error) {
    return { isAllowed: false, reason: denied.error.message };
  }
  if (denied.loading || !denied.value) {
    return { isAllowed: false, reason: t('permission.asking') };
  }
  return denied.value.length
    ? {
        isAllowed: false,
        reason: t('permission.deniedOn', { names: denied.value.join(', ') }),
      }
    : { isAllowed: true };
}

/** Each environment and service once, whatever of it is meant. */
function listAsked(targets: Target[], services: EntityName[]): Asked[] {
  const asked = new Map<string, Asked>();
  const add = (one: Asked) => asked.set(JSON.stringify(one), one);
  for (const { kind, namespace, name, service } of targets) {
    const isEnvironment = kind === 'environment';
    add({ isEnvironment, namespace, name: service ?? name });
  }
  for (const { namespace, name } of services) {
    add({ isEnvironment: false, namespace, name });
  }
  return [...asked.values()];
}
