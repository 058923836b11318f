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
import { usePermission } from '@backstage/plugin-permission-react';
import { nucleonPermissions } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';

/**
 * Whether the user may do something, and why not.
 *
 * @internal
 */
export type May = { isAllowed: boolean; reason?: string };

/**
 * Asks the permission framework about one permission on one thing. The backend
 * asks again; this is only for buttons that say beforehand why they do not work.
 *
 * @internal
 */
export function useMay(
  permission: (typeof nucleonPermissions)[number],
  resourceRef?: string,
): May {
  const { t } = useTranslationRef(nucleonTranslationRef);
  // The hook's type binds `resourceRef` to permissions of a resource, which a
  // union of both kinds cannot show.
  const { loading, allowed } = usePermission({
    permission,
    resourceRef: 'resourceType' in permission ? resourceRef : undefined,
  } as Parameters<typeof usePermission>[0]);
  if (allowed) {
    return { isAllowed: true };
  }
  return {
    isAllowed: false,
    reason: loading
      ? t('permission.asking')
      : t('permission.denied', { permission: permission.name }),
  };
}
