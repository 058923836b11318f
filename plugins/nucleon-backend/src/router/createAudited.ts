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
  AuditorService,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Request, RequestHandler } from 'express';
import { Caller } from '../domain/Caller';
import { OperationOptions } from '../operations/OperationOptions';

/**
 * How a request is audited and answered: `<noun>-fetch` or `<noun>-mutate`, the
 * kind of change, and the status of success.
 *
 * @internal
 */
export type AuditedRoute = {
  eventId: `${string}-fetch` | `${string}-mutate`;
  actionType: string;
  severityLevel?: AuditorServiceEventSeverityLevel;
  status?: number;
};

/**
 * Makes a handler of an operation: credentials in, an audit record around, the
 * result as JSON out.
 *
 * @internal
 */
export type Audited = (
  route: AuditedRoute,
  operation: (request: Request, options: OperationOptions) => Promise<unknown>,
) => RequestHandler;

function toCaller(
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >,
): Caller {
  const { principal } = credentials;
  return principal.type === 'user'
    ? { type: 'user', principal: principal.userEntityRef, credentials }
    : { type: 'service', principal: principal.subject, credentials };
}

/**
 * Binds {@link Audited} to the services that it needs.
 *
 * @internal
 */
export function createAudited(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): Audited {
  const { httpAuth, auditor } = options;
  return (route, operation) => async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { eventId, actionType, severityLevel = 'low', status = 200 } = route;
    const event = await auditor.createEvent({
      eventId,
      request,
      severityLevel,
      meta: { actionType, ...request.params },
    });
    try {
      const result = await operation(request, {
        caller: toCaller(credentials),
      });
      await event.success();
      response.status(status);
      if (result === undefined) {
        response.end();
      } else {
        response.json(result);
      }
    } catch (error) {
      // What is not an Error cannot be audited as one.
      await event.fail({
        error:
          error instanceof Error ? error : new Error(stringifyError(error)),
      });
      throw error;
    }
  };
}
