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
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogLocationCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { registerPageRouteRef } from '../routes';
import { nucleonTranslationRef } from '../translation';

/**
 * Leads to the page where a template is registered like any entity, for those
 * who may, in portals that have one.
 *
 * @internal
 */
export function RegisterLinkButton() {
  const registerRoute = useRouteRef(registerPageRouteRef);
  const { allowed } = usePermission({
    permission: catalogLocationCreatePermission,
  });
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!registerRoute || !allowed) {
    return null;
  }
  return (
    <LinkButton to={registerRoute()} variant="contained" color="primary">
      {t('templates.register')}
    </LinkButton>
  );
}
