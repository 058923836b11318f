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

import { DeploymentIntent, TargetKind } from '@nucleon/plugin-nucleon-common';

/**
 * What a deployment acts on, in an engine's eyes.
 *
 * @public
 */
export type EngineTarget = {
  kind: TargetKind;
  namespace: string;
  name: string;
  service?: string;
};

/**
 * The engine's own id of what stands, such as a stack's ARN. It is kept with
 * the target, survives deployments and may come from outside (adoption).
 *
 * @public
 */
export type EngineBinding = { id: string; name?: string };

/**
 * Where a deployment goes: an account and region, and how to get in.
 *
 * @public
 */
export type EngineDestination = {
  name: string;
  account: string;
  region: string;
  /** The role that the engine takes on; absent, its own identity is used. */
  roleArn?: string;
  externalId?: string;
  /** Where a template goes that is too large to be sent inline. */
  templateBucket?: string;
  /** An endpoint in place of the cloud's own. */
  endpoint?: string;
  /** Says that nothing real stands behind the endpoint. */
  isSimulated?: boolean;
};

/**
 * One file as the engine gets it: rendered, with the secrets in it. It is
 * never stored or logged.
 *
 * @public
 */
export type RenderedFile = { path: string; content: string };

/**
 * One deployment, as it was asked for. It is the same for every step.
 *
 * @public
 */
export type DeploymentRequest = {
  deploymentId: string;
  /** When it was asked for, in ISO 8601: nothing of it can be older. */
  createdAt: string;
  intent: DeploymentIntent;
  target: EngineTarget;
  /** What stands already; absent before the first deployment. */
  binding?: EngineBinding;
  /**
   * A name in the shape of Proton's stack names, drawn once for the target and
   * stored before the first call; only used while there is no binding.
   */
  name: string;
  /** The same for each deployment of a target, or "no changes" is impossible. */
  tags: Record<string, string>;
  destination: EngineDestination;
  /**
   * The rendered infrastructure files. Asked for by the step that needs them,
   * because they hold secrets and are made anew rather than stored. Empty for
   * a `destroy`.
   */
  readFiles(): Promise<RenderedFile[]>;
  /** For a `destroy`: the logical ids of what may be left behind. */
  retain?: string[];
  /** Fail before anything is changed when the plan would be another one. */
  expectedPlanDigest?: string;
};
