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

import { createHash } from 'node:crypto';
import { Plan, Problem } from '@nucleon/plugin-nucleon-common';
import type {
  DeploymentRequest,
  EngineBundle,
  EngineHandle,
  Observation,
  ObservationSubject,
  ObserveOptions,
  ProvisioningEngine,
  Step,
  StepOptions,
} from '@nucleon/plugin-nucleon-node';
import { FakeCloud, FakeStack, toOutputs, toResources } from './FakeCloud';
import { FakeTemplate } from './FakeTemplate';

/**
 * A call that the fake engine got.
 *
 * @public
 */
export type FakeEngineCall = {
  method: 'advance' | 'cancel' | 'observe';
  deploymentId: string;
  handle?: EngineHandle;
};

/**
 * An engine without a cloud. Its behaviour:
 *
 * - Exactly one file is rendered, JSON in the form of {@link FakeTemplate};
 *   anything else is a `failed` step and nothing was changed.
 * - `apply` takes three steps: *prepare* keeps the template under the
 *   deployment's id, *execute* starts the operation (once, however often it is
 *   called), *look* follows it. An operation takes `looks` looks; each `advance`
 *   in that phase and each `observe` is one.
 * - Without a difference to what stands, *execute* is `succeeded`, 'No changes'.
 * - An operation whose template says `fails` is a `failed` step that names the
 *   first resource; what stood before still stands, with its outputs.
 * - `plan` is one step, and leaves nothing. Its digest is of the changes.
 *   `expectedPlanDigest` is compared before *execute*.
 * - `destroy` starts a deletion and follows it; what does not exist is deleted.
 * - `cancel` before *execute* is `cancelled`; an update that runs goes back and
 *   is `cancelled` after one more look; a creation and what is over say how they
 *   ended.
 * - `failNext` makes the next call throw before it did anything; `loseNext`
 *   after it did everything, as when the process dies.
 *
 * @public
 */
export class FakeProvisioningEngine implements ProvisioningEngine {
  /** All calls of steps and looks that it got, the failed ones among them. */
  readonly calls: FakeEngineCall[] = [];
  readonly #cloud = new FakeCloud();
  readonly #name: string;
  readonly #failures: Error[] = [];
  readonly #losses: Error[] = [];

  constructor(options: { name?: string } = {}) {
    this.#name = options.name ?? 'fake';
  }

  /** The name that it was made with, `fake` if none. */
  getEngineName(): string {
    return this.#name;
  }

  /** What stands under a name, or was there once. */
  getStack(name: string): FakeStack | undefined {
    return this.#cloud.stacks.get(name);
  }

  /** Templates that were prepared and neither executed nor taken back. */
  countPrepared(): number {
    return this.#cloud.changeSets.size;
  }

  /** The next call throws before it does anything. */
  failNext(error: Error): void {
    this.#failures.push(error);
  }

  /** The next step does what it should and throws nevertheless. */
  loseNext(error: Error): void {
    this.#losses.push(error);
  }

  /** Finds files that are not JSON, but for those that are rendered. */
  async validate(bundle: EngineBundle): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const { path, content, isTemplated } of bundle.files) {
      if (!isTemplated && !parseTemplate(content)) {
        problems.push({
          severity: 'error',
          file: path,
          message: `'${path}' is not JSON`,
        });
      }
    }
    return problems;
  }

  /** Prepares, executes, deletes or looks, as said above. */
  async advance(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<Step> {
    return this.#call('advance', request.deploymentId, handle, async () => {
      options.signal.throwIfAborted();
      if (handle?.phase === 'running') {
        return this.#follow(request, handle);
      }
      if (request.intent === 'destroy') {
        return this.#destroy(request);
      }
      return handle?.phase === 'prepared'
        ? this.#execute(request)
        : this.#prepare(request);
    });
  }

  /** Looks at all at once, each of which moves on by one look. */
  async observe(
    subjects: ObservationSubject[],
    _options: ObserveOptions,
  ): Promise<Observation[]> {
    return this.#call('observe', '', undefined, async () =>
      subjects.map(({ deploymentId, handle }): Observation => {
        const stack = this.#cloud.stacks.get(String(handle.name));
        if (!stack) {
          const error = new Error(`There is no stack '${handle.name}'`);
          return { deploymentId, type: 'error', error };
        }
        const isOver = !!this.#cloud.look(stack)?.result;
        return { deploymentId, type: isOver ? 'changed' : 'unchanged' };
      }),
    );
  }

  /** Takes back what was prepared, or turns a running update round. */
  async cancel(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    _options: StepOptions,
  ): Promise<Step> {
    return this.#call('cancel', request.deploymentId, handle, async () => {
      const stack = this.#cloud.getStack(request.name);
      if (!stack.operations.includes(request.deploymentId)) {
        this.#cloud.changeSets.delete(request.deploymentId);
        return { type: 'cancelled', resources: toResources(stack.template) };
      }
      if (stack.operation?.kind === 'update' && !stack.operation.result) {
        stack.operation.isCancelled = true;
      }
      return this.#follow(request, this.#running(request));
    });
  }

  async #call<T>(
    method: FakeEngineCall['method'],
    deploymentId: string,
    handle: EngineHandle | undefined,
    run: () => Promise<T>,
  ): Promise<T> {
    this.calls.push({ method, deploymentId, handle });
    const failure = this.#failures.shift();
    if (failure) {
      throw failure;
    }
    const result = await run();
    const loss = method === 'observe' ? undefined : this.#losses.shift();
    if (loss) {
      throw loss;
    }
    return result;
  }

  async #prepare(request: DeploymentRequest): Promise<Step> {
    const stack = this.#cloud.getStack(request.name);
    const files = await request.readFiles();
    const template =
      files.length === 1 ? parseTemplate(files[0].content) : undefined;
    if (!template) {
      return fail(stack, 'The template is not one file of JSON');
    }
    if (request.intent === 'plan') {
      return {
        type: 'succeeded',
        binding: request.binding,
        outputs: toOutputs(stack.template),
        resources: toResources(stack.template),
        plan: toPlan(stack.template, template),
      };
    }
    if (!stack.operations.includes(request.deploymentId)) {
      this.#cloud.changeSets.set(request.deploymentId, template);
    }
    stack.tags = request.tags;
    return {
      type: 'inProgress',
      handle: { schemaVersion: 1, phase: 'prepared', name: request.name },
      lookAgainAfter: 0,
      waitsFor: 'the fake cloud to compare',
    };
  }

  async #execute(request: DeploymentRequest): Promise<Step> {
    const { deploymentId, expectedPlanDigest } = request;
    const stack = this.#cloud.getStack(request.name);
    const template = this.#cloud.changeSets.get(deploymentId);
    if (template) {
      const plan = toPlan(stack.template, template);
      if (expectedPlanDigest && expectedPlanDigest !== plan.digest) {
        this.#cloud.changeSets.delete(deploymentId);
        return fail(stack, 'The plan is another one by now');
      }
      if (stack.template && plan.changes.length === 0) {
        this.#cloud.changeSets.delete(deploymentId);
        return succeed(stack, 'No changes');
      }
      const kind = stack.template ? 'update' : 'create';
      this.#cloud.start(stack, { token: deploymentId, kind, template });
      this.#cloud.changeSets.delete(deploymentId);
    } else if (!stack.operations.includes(deploymentId)) {
      return succeed(stack, 'No changes');
    }
    return this.#inProgress(request);
  }

  #destroy(request: DeploymentRequest): Step {
    const stack = this.#cloud.getStack(request.name);
    if (!stack.template && !stack.operation) {
      return { type: 'succeeded', outputs: [], resources: [] };
    }
    const { deploymentId: token } = request;
    this.#cloud.start(stack, { token, kind: 'delete' });
    return this.#inProgress(request);
  }

  #follow(request: DeploymentRequest, handle: EngineHandle): Step {
    const stack = this.#cloud.getStack(request.name);
    const operation = this.#cloud.look(stack);
    switch (operation?.result) {
      case 'failed':
        return fail(stack, operation.template?.fails ?? '', operation.template);
      case 'cancelled':
        return {
          type: 'cancelled',
          binding: toBinding(stack),
          resources: toResources(stack.template),
        };
      case 'done':
        return operation.kind === 'delete'
          ? { type: 'succeeded', outputs: [], resources: [] }
          : succeed(stack);
      default:
        return { ...this.#inProgress(request), handle };
    }
  }

  #running(request: DeploymentRequest): EngineHandle {
    return { schemaVersion: 1, phase: 'running', name: request.name };
  }

  #inProgress(request: DeploymentRequest): Step & { type: 'inProgress' } {
    return {
      type: 'inProgress',
      handle: this.#running(request),
      lookAgainAfter: 1_000,
      isObservable: true,
      waitsFor: 'the fake cloud',
      binding: toBinding(this.#cloud.getStack(request.name)),
      events: [
        {
          at: '2026-01-01T00:00:00.000Z',
          level: 'info',
          message: 'The fake cloud is at it',
        },
      ],
    };
  }
}

function parseTemplate(text: string): FakeTemplate | undefined {
  try {
    // Tests write it; only that it is an object is worth checking.
    const value = JSON.parse(text) as FakeTemplate;
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

function toBinding(stack: FakeStack): { id: string; name: string } {
  return { id: stack.id, name: stack.name };
}

function succeed(stack: FakeStack, message?: string): Step {
  return {
    type: 'succeeded',
    message,
    binding: toBinding(stack),
    outputs: toOutputs(stack.template),
    resources: toResources(stack.template),
  };
}

function fail(stack: FakeStack, reason: string, template?: FakeTemplate): Step {
  return {
    type: 'failed',
    reason,
    failure: template && { logicalId: template.resources?.[0], reason },
    binding: stack.template && toBinding(stack),
    resources: toResources(stack.template),
  };
}

function toPlan(before: FakeTemplate | undefined, after: FakeTemplate): Plan {
  const had = new Set(before?.resources);
  const has = new Set(after.resources);
  const isModified = JSON.stringify(before) !== JSON.stringify(after);
  const changes: Plan['changes'] = [];
  for (const logicalId of new Set([...had, ...has])) {
    if (!isModified && had.has(logicalId)) {
      continue;
    }
    changes.push({
      action: getAction(had.has(logicalId), has.has(logicalId)),
      logicalId,
      type: 'Fake::Resource',
      replacement: 'False',
      holdsData: false,
    });
  }
  const digest = createHash('sha256')
    .update(JSON.stringify(changes))
    .digest('hex');
  return { digest, changes };
}

function getAction(had: boolean, has: boolean): 'Add' | 'Modify' | 'Remove' {
  if (!had) {
    return 'Add';
  }
  return has ? 'Modify' : 'Remove';
}
