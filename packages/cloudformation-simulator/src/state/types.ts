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

export type Json =
  string | number | boolean | null | Json[] | { [key: string]: Json };

/** An object of JSON values. @internal */
export type JsonObject = { [key: string]: Json };

/** A stack's or resource's tag. @internal */
export interface Tag {
  Key: string;
  Value: string;
}

/**
 * What a stack is asked to become: everything that a create or an update can set.
 * @internal
 */
export interface StackTarget {
  /** The body as it was sent. */
  template: string;
  /** Effective values; defaults are filled in. */
  parameters: Record<string, string>;
  /** What the SSM types among the parameters stood for when they were read. */
  resolvedParameters: Record<string, string>;
  tags: Tag[];
  capabilities: string[];
  roleArn?: string;
  notificationArns: string[];
  /** From the template, so that showing a stack needs not read it. */
  description?: string;
  /** The parameters whose values nobody may see. */
  noEcho: string[];
}

/** One resource of a stack as it stands. @internal */
export interface StackResource {
  logicalId: string;
  type: string;
  /** Empty until the resource's creation was initiated. */
  physicalId: string;
  status: string;
  statusReason?: string;
  timestamp: number;
  /** Generated parts of ids and attributes come from it, so that they stay the same. */
  seed: string;
  properties: JsonObject;
  /** The properties with NoEcho parameters masked, for events and change sets. */
  shownProperties: JsonObject;
  attributes: JsonObject;
  metadata?: Json;
  stackTags: Tag[];
  /** Logical ids that this resource needs; deletion goes the other way round. */
  dependencies: string[];
  deletionPolicy: string;
  updateReplacePolicy: string;
}

/** An output of a stack. @internal */
export interface StackOutput {
  key: string;
  value: string;
  description?: string;
  exportName?: string;
}

/** A stack's last state that a rollback can return to. @internal */
export interface Snapshot {
  target: StackTarget;
  resources: Record<string, StackResource>;
  outputs: StackOutput[];
  imports: string[];
}

/** One event of a stack or of a resource. @internal */
export interface StackEvent {
  id: string;
  timestamp: number;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
  token?: string;
  properties?: string;
}

/** What one step of an operation does. @internal */
export type StepAction = 'decide' | 'create' | 'update' | 'replace' | 'delete';

/** One resource's part in an operation. @internal */
export interface Step {
  key: string;
  logicalId: string;
  action: StepAction;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
  /** The keys of the steps that must end before this one starts. */
  after: string[];
  /** Milliseconds since 1970. */
  completesAt?: number;
  /** Set when a fault or a validation made the outcome certain at the start. */
  failure?: string;
  /** What the resource becomes if the step succeeds. */
  next?: StackResource;
  /** The resource to delete, for deletions. */
  victim?: StackResource;
  /** For deletions: whether a policy or the user keeps the resource. */
  isRetained?: boolean;
}

/** What happens to a stack whose operation fails. @internal */
export type FailureMode = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';

/** The parts of an operation, in the order in which they can come. @internal */
export type Phase = 'start' | 'forward' | 'rollback' | 'cleanup' | 'delete';

/** An operation on a stack that is under way; everything that a restart needs. @internal */
export interface StackOperation {
  kind: 'create' | 'update' | 'delete' | 'rollback';
  phase: Phase;
  /** When the first step may start. */
  startsAt: number;
  token?: string;
  target?: StackTarget;
  onFailure: FailureMode;
  /** Whether retained resources that this operation made go all the same when it is rolled back. */
  retainExceptOnCreate: boolean;
  steps: Step[];
  /** Logical ids that failed by themselves, not because another one did. */
  failed: string[];
  /** What ended the phase besides resources: an export in use, a missing import. */
  problem?: string;
  /** Logical ids to leave alone: RetainResources or ResourcesToSkip. */
  skip: string[];
  forceDelete: boolean;
  changeSetId?: string;
}

/** A change set's property-level reason. @internal */
export interface ChangeDetail {
  attribute: string;
  name?: string;
  path?: string;
  requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  beforeValue?: string;
  afterValue?: string;
  attributeChangeType?: 'Add' | 'Remove' | 'Modify';
  evaluation: 'Static' | 'Dynamic';
  changeSource: string;
  causingEntity?: string;
}

/** What a change set would do to one resource. @internal */
export interface ResourceChange {
  action: 'Add' | 'Modify' | 'Remove';
  policyAction?: string;
  logicalId: string;
  physicalId?: string;
  type: string;
  replacement?: 'True' | 'False' | 'Conditional';
  scope: string[];
  details: ChangeDetail[];
  beforeContext?: string;
  afterContext?: string;
}

/** A change set. @internal */
export interface ChangeSet {
  id: string;
  name: string;
  type: 'CREATE' | 'UPDATE';
  description?: string;
  status:
    | 'CREATE_PENDING'
    | 'CREATE_IN_PROGRESS'
    | 'CREATE_COMPLETE'
    | 'FAILED'
    | 'DELETE_COMPLETE';
  statusReason?: string;
  executionStatus: string;
  creationTime: number;
  /** When the changes will have been worked out. */
  readyAt?: number;
  token?: string;
  target: StackTarget;
  onStackFailure?: string;
  changes: ResourceChange[];
}

/** A client request token that was used on a stack, and for what. @internal */
export interface UsedToken {
  token: string;
  operation: string;
  /** A digest of the request, so that a token cannot stand for two different ones. */
  digest: string;
}

/** A stack with all that belongs to it. @internal */
export interface Stack {
  id: string;
  name: string;
  account: string;
  region: string;
  status: string;
  statusReason?: string;
  creationTime: number;
  lastUpdatedTime?: number;
  deletionTime?: number;
  /** What the stack stands for now; undefined while it only holds change sets. */
  target: StackTarget;
  disableRollback: boolean;
  timeoutInMinutes?: number;
  terminationProtection: boolean;
  outputs: StackOutput[];
  resources: Record<string, StackResource>;
  /** Names of the exports of other stacks that this one uses. */
  imports: string[];
  stable?: Snapshot;
  /** Resources that were replaced, or made in vain, and go in the next cleanup. */
  obsolete: StackResource[];
  operation?: StackOperation;
  changeSets: ChangeSet[];
  executedChangeSetId?: string;
  tokens: UsedToken[];
  events: StackEvent[];
}
