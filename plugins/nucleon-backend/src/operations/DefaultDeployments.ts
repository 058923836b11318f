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

import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  EntityName,
  ListDeploymentsOptions,
  Page,
} from '@nucleon/plugin-nucleon-common';
import { isCancellable } from '../domain/isCancellable';
import { isUuid } from '../domain/isUuid';
import { isTerminal } from '../domain/DeploymentState';
import { parseQualifiedName } from '../domain/names';
import { getNextCursor, readPageRequest } from '../domain/PageRequest';
import { DeploymentView } from '../domain/RecordView';
import { Deployments } from './Deployments';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { toDeployment, toDeploymentDetail } from './wire/toDeployment';

/**
 * Deployments in the database; the worker brings them on.
 *
 * @internal
 */
export class DefaultDeployments implements Deployments {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    query: ListDeploymentsOptions,
    options: OperationOptions,
  ): Promise<Page<Deployment>> {
    const page = readPageRequest(query ?? {});
    const { items, totalItems } =
      await this.#context.database.stores.deployments.listPage(
        {
          environment: readName(query?.environment),
          service: readName(query?.service),
          instance: query?.instance,
          targetKind: query?.targetKind,
          statuses: query?.status,
          template: readName(query?.template),
          intents: query?.intent,
          search: query?.search,
          criteria: options.criteria,
        },
        page,
      );
    return {
      items: items.map(toDeployment),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async get(id: string, _options: OperationOptions): Promise<DeploymentDetail> {
    return toDeploymentDetail(await this.#find(id));
  }

  async listEvents(
    id: string,
    query: { after?: number },
    _options: OperationOptions,
  ): Promise<{ items: DeploymentEvent[] }> {
    const { deployments } = this.#context.database.stores;
    const { deployment } = await this.#find(id);
    if (!isTerminal(deployment.state)) {
      // Who reads a log looks again within seconds.
      await deployments.noteWatched(
        id,
        this.#context.now().plus({ seconds: 30 }),
      );
    }
    return { items: await deployments.listEvents(id, query.after ?? 0) };
  }

  async listFiles(
    id: string,
    _options: OperationOptions,
  ): Promise<{ items: { path: string; content: string }[] }> {
    const { deployment } = await this.#find(id);
    return { items: deployment.renderedFiles ?? [] };
  }

  async cancel(id: string, { caller }: OperationOptions): Promise<Deployment> {
    const { deployment } = await this.#find(id);
    if (!isCancellable(deployment)) {
      throw new ConflictError(explainRefusal(deployment));
    }
    const now = this.#context.now();
    await this.#context.database.stores.deployments.requestCancel({
      id,
      by: caller.principal,
      now,
    });
    this.#context.wake();
    return toDeployment(await this.#find(id));
  }

  async #find(id: string): Promise<DeploymentView> {
    const { deployments } = this.#context.database.stores;
    const found = isUuid(id) ? await deployments.getView(id) : undefined;
    if (!found) {
      throw new NotFoundError(`No deployment '${id}' found`);
    }
    return found;
  }
}

function readName(text: string | undefined): EntityName | undefined {
  return text === undefined ? undefined : parseQualifiedName(text);
}

function explainRefusal(deployment: DeploymentView['deployment']): string {
  const { id, state, intent } = deployment;
  if (isTerminal(state) || state === 'cancelling') {
    return `Deployment '${id}' is ${state} already and cannot be cancelled`;
  }
  return intent === 'destroy'
    ? `Deployment '${id}' deletes, which cannot be cancelled`
    : `Deployment '${id}' is the first one of its target, which has nothing to go back to; wait for its end and delete it`;
}
