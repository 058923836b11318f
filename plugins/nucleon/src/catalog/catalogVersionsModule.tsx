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

import { Children } from 'react';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { CatalogTable, CatalogTableRow } from '@backstage/plugin-catalog';
import catalogPlugin, {
  CatalogIndexPage,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog/alpha';
import { createVersionStatusColumn } from './createVersionStatusColumn';

const columns: CatalogTableColumnsFunc = context => {
  const [title, name, ...others] = CatalogTable.defaultColumnsFunc(context);
  const version = createVersionStatusColumn<CatalogTableRow>();
  return [title, name, version, ...others];
};

/**
 * Puts a column into the catalog's table that says how entities stand to their templates. It is for portals that have no
 * columns of their own; those put `createVersionStatusColumn` among them.
 *
 * @alpha
 */
export const catalogVersionsModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory(originalFactory, { inputs, config }) {
        return originalFactory({
          params: {
            loader: async () => (
              <CatalogIndexPage
                columns={columns}
                pagination={config.pagination}
                filters={Children.toArray(
                  inputs.filters.map(filter =>
                    filter.get(coreExtensionData.reactElement),
                  ),
                )}
              />
            ),
          },
        });
      },
    }),
  ],
});
