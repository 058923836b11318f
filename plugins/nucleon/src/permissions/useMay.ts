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
import {
  configApiRef,
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { nucleonPermissions } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';

/**
 * Whether the user may do something, and why not.
 *
 * @internal
 */
export type May = { isAllowed: boolean; reason?: string };

/** @internal */
export type UseMayOptions = {
  permission: (typeof nucleonPermissions)[number];
  /** `namespace/name` of an environment or service, `kind:namespace/name` of a template. */
  resourceRef?: string;
  /** Whose things they are, for what only an owner of one of them may do. */
  owners?: (string | undefined)[];
};

/**
 * Asks the permission framework about one permission on one thing, and whether
 * the user owns it where that is asked for too. The backend asks again; this is
 * only for buttons that say beforehand why they do not work.
 *
 * @internal
 */
export function useMay(options: UseMayOptions): May {
  const { permission, resourceRef } = options;
  const owners = options.owners?.filter(owner => owner !== undefined);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const owns = useOwns(owners);
  const names = useTitles(owners ?? []).join(', ');
  // The hook's type binds `resourceRef` to permissions of a resource, which a
  // union of both kinds cannot show.
  const { loading, allowed } = usePermission({
    permission,
    resourceRef: 'resourceType' in permission ? resourceRef : undefined,
  } as Parameters<typeof usePermission>[0]);
  if (loading || owns === undefined) {
    return { isAllowed: false, reason: t('permission.asking') };
  }
  if (!allowed) {
    return {
      isAllowed: false,
      reason: t('permission.denied', { permission: permission.name }),
    };
  }
  if (owns) {
    return { isAllowed: true };
  }
  return {
    isAllowed: false,
    reason: names
      ? t('permission.notOwner', { owner: names })
      : t('permission.noOwner'),
  };
}

/** Whether the user is one of the owners; undefined while it is not known. */
function useOwns(owners: string[] | undefined): boolean | undefined {
  const identityApi = useApi(identityApiRef);
  const configApi = useApi(configApiRef);
  const identity = useAsync(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );
  const isAsked =
    owners !== undefined &&
    (configApi.getOptionalBoolean('nucleon.permissions.requireOwnership') ??
      true);
  if (!isAsked) {
    return true;
  }
  const own = identity.value?.ownershipEntityRefs.map(toLower);
  return own && owners.some(owner => own.includes(toLower(owner)));
}

/** What the catalog calls the entities; their names until it has answered. */
function useTitles(refs: string[]): string[] {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  const context = { defaultKind: 'group' };
  const titles = useAsync(
    async () =>
      Promise.all(
        refs.map(async ref => {
          const presented = presentationApi?.forEntity(ref, context);
          return (await presented?.promise)?.primaryTitle;
        }),
      ),
    [presentationApi, refs.join()],
  );
  return refs.map(
    (ref, index) =>
      titles.value?.[index] ??
      entityPresentationSnapshot(ref, context, presentationApi).primaryTitle,
  );
}

function toLower(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
