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

import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  NucleonApi,
  NucleonRequestOptions,
} from '@nucleon/plugin-nucleon-common';

/**
 * On whose behalf Nucleon is asked.
 *
 * @public
 */
export type NucleonServiceRequestOptions = {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
};

/**
 * A method of {@link NucleonService}: the one of `NucleonApi`, with credentials
 * in place of a token. Credentials come last and are required, so what is
 * optional before them is given, be it as `{}`.
 *
 * @public
 */
export type NucleonServiceMethod<TMethod> = TMethod extends (
  ...args: infer TArgs
) => infer TReturn
  ? Required<TArgs> extends [...infer TRest, NucleonRequestOptions]
    ? (...args: [...TRest, options: NucleonServiceRequestOptions]) => TReturn
    : never
  : never;

/**
 * Nucleon's API for other backend plugins: the methods of `NucleonApi`.
 *
 * @public
 */
export type NucleonService = {
  [TName in keyof NucleonApi]: NucleonServiceMethod<NucleonApi[TName]>;
};

/**
 * Makes the service out of a client: each call trades its credentials for a
 * token.
 *
 * @internal
 */
export function createNucleonService(options: {
  auth: AuthService;
  client: NucleonApi;
}): NucleonService {
  const { auth, client } = options;
  return new Proxy(client, {
    get(target, name) {
      // A proxy is asked by name at run time; only what NucleonApi declares is
      // reachable through the type it is returned as.
      const method = (target as unknown as Record<PropertyKey, unknown>)[name];
      if (typeof method !== 'function') {
        return undefined;
      }
      return async (...args: unknown[]) => {
        const { credentials, signal } =
          args.pop() as NucleonServiceRequestOptions;
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'nucleon',
        });
        return method.apply(target, [...args, { token, signal }]);
      };
    },
    // The proxy has the methods that the mapped type names, one for one.
  }) as unknown as NucleonService;
}
