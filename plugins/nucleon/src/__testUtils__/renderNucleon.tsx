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
import { Route, Routes } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';
import { nucleonApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { FakeNucleonApi } from './FakeNucleonApi';
import { FakeSignalApi } from './FakeSignalApi';

/** What a test sets up around a component. */
export type RenderNucleonOptions = {
  nucleon: FakeNucleonApi;
  /** Without them the portal has no signals. */
  signals?: FakeSignalApi;
  entity?: Entity;
  /** Where the component stands, and the address that is opened. */
  path?: string;
  address?: string;
  /** Names of permissions that the user lacks. */
  denied?: string[];
  owns?: string[];
  config?: JsonObject;
};

/** Renders a component in an app with a Nucleon in memory. */
export function renderNucleon(
  element: ReactNode,
  options: RenderNucleonOptions,
) {
  const { nucleon, signals, entity, denied = [], owns = [] } = options;
  const { path = '/', address = '/', config } = options;
  const apis = [
    [nucleonApiRef, nucleon.asApi()],
    [catalogApiRef, catalogApiMock()],
    [
      identityApiRef,
      mockApis.identity({
        userEntityRef: 'user:default/dana',
        ownershipEntityRefs: ['user:default/dana', ...owns],
      }),
    ],
    [
      permissionApiRef,
      {
        authorize: async (request: { permission: { name: string } }) => ({
          result: denied.includes(request.permission.name) ? 'DENY' : 'ALLOW',
        }),
      },
    ],
    ...(signals ? [[signalApiRef, signals]] : []),
  ];
  return renderInTestApp(
    <Routes>
      <Route
        path={path}
        element={
          entity ? (
            <EntityProvider entity={entity}>{element}</EntityProvider>
          ) : (
            element
          )
        }
      />
      <Route path="*" element={<>Somewhere else</>} />
    </Routes>,
    {
      initialRouteEntries: [address],
      config,
      mountedRoutes: {
        '/nucleon': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      // A list of pairs of different types, which the helper's tuple type
      // cannot take from a variable.
      apis: apis as never,
    },
  );
}
