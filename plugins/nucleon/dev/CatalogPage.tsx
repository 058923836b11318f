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
import { Children, ReactNode } from 'react';
import { configApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { CatalogTable, CatalogTableRow } from '@backstage/plugin-catalog';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { ButtonLink, Container, Header } from '@backstage/ui';
import { createVersionStatusColumn } from '../src';

function CatalogPage(props: { filters: ReactNode }) {
  const organization =
    useApi(configApiRef).getOptionalString('organization.name');
  const createRoute = useRouteRef(catalogPlugin.externalRoutes.createComponent);
  return (
    <EntityListProvider pagination>
      <Header
        title={`${organization ?? 'Backstage'} Catalog`}
        customActions={
          createRoute && (
            <ButtonLink variant="primary" href={createRoute()}>
              Create
            </ButtonLink>
          )
        }
      />
      <Container>
        <CatalogFilterLayout>
          <CatalogFilterLayout.Filters>
            {props.filters}
          </CatalogFilterLayout.Filters>
          <CatalogFilterLayout.Content>
            <CatalogTable
              columns={context => {
                const [title, name, ...others] =
                  CatalogTable.defaultColumnsFunc(context);
                return [
                  title,
                  name,
                  createVersionStatusColumn<CatalogTableRow>(),
                  ...others,
                ];
              }}
            />
          </CatalogFilterLayout.Content>
        </CatalogFilterLayout>
      </Container>
    </EntityListProvider>
  );
}

/** The catalog, whose table says in a column how entities stand to their templates. */
export const catalogWithVersions = catalogPlugin.withOverrides({
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory(originalFactory, { inputs }) {
        return originalFactory({
          params: {
            loader: async () => (
              <CatalogPage
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
