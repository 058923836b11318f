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
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { Destination } from '../domain/Destination';
import { ResourceCriteria, ResourceFilter } from '../domain/ResourceCriteria';
import { Caller } from '../domain/Caller';

/**
 * Who calls, with what the permission service needs to decide.
 *
 * @internal
 */
export type AuthorizerOptions = {
  permissions: PermissionsService;
  userInfo: UserInfoService;
  transform: Record<string, ConditionTransformer<ResourceFilter>>;
  requireOwnership: boolean;
  trustedServices: string[];
};

/**
 * Asks the permission service, and whether somebody owns a thing.
 *
 * @internal
 */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;
  readonly #transform: Record<string, ConditionTransformer<ResourceFilter>>;
  readonly #requireOwnership: boolean;
  readonly #trustedServices: string[];

  constructor(options: AuthorizerOptions) {
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
    this.#transform = options.transform;
    this.#requireOwnership = options.requireOwnership;
    this.#trustedServices = options.trustedServices;
  }

  /** Throws unless the caller has a permission that is about no resource. */
  async require(permission: BasicPermission, caller: Caller): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials: credentialsOf(caller),
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission '${permission.name}'`);
    }
  }

  /** Whether the caller has the permission on the resource. */
  async isAllowed(
    permission: ResourcePermission,
    resourceRef: string,
    caller: Caller,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef }],
      { credentials: credentialsOf(caller) },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** Throws unless the caller has the permission on the resource. */
  async requireOn(
    permission: ResourcePermission,
    resourceRef: string,
    caller: Caller,
  ): Promise<void> {
    if (!(await this.isAllowed(permission, resourceRef, caller))) {
      throw new NotAllowedError(
        `You lack the permission '${permission.name}' on '${resourceRef}'`,
      );
    }
  }

  /** What of a list the caller may see: undefined for all of it. */
  async getCriteria(
    permission: ResourcePermission,
    caller: Caller,
  ): Promise<ResourceCriteria | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials: credentialsOf(caller) },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return this.#transform[permission.resourceType](decision.conditions);
      default:
        return { anyOf: [] };
    }
  }

  /**
   * Throws unless the caller owns one of the things, by any of the entities
   * that a user owns through. Many portals allow everything, and service
   * principals pass every policy: so what cannot be undone asks this in
   * addition, unless configuration says otherwise.
   */
  async requireOwner(
    what: string,
    owners: (string | undefined)[],
    caller: Caller,
  ): Promise<void> {
    if (!this.#requireOwnership || (await this.#owns(owners, caller))) {
      return;
    }
    const names = owners.filter(owner => owner !== undefined).join(' or ');
    throw new NotAllowedError(
      caller.type === 'user'
        ? `Only its owner may do that to ${what}: ${names || 'it has none'}`
        : `'${caller.principal}' owns nothing and may not do that to ${what}; list it under nucleon.permissions.trustedServices, or act for a user`,
    );
  }

  /** Whether the configuration lets the caller use a destination. */
  async mayUse(destination: Destination, caller: Caller): Promise<boolean> {
    return !destination.usableBy || this.#owns(destination.usableBy, caller);
  }

  async #owns(
    owners: (string | undefined)[],
    caller: Caller,
  ): Promise<boolean> {
    if (caller.type !== 'user') {
      return this.#trustedServices.includes(caller.principal);
    }
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentialsOf(caller),
    );
    const own = ownershipEntityRefs.map(ref => ref.toLowerCase());
    return owners.some(owner => owner && own.includes(owner.toLowerCase()));
  }
}

// The domain knows no framework; what the router put in comes out again here.
function credentialsOf(caller: Caller): BackstageCredentials {
  return caller.credentials as BackstageCredentials;
}
