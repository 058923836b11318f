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
import { validationError } from '../awsError';
import { hasAttribute } from '../model/createIdentity';
import { dependencies } from '../template/dependencies';
import { evaluateConditions } from '../template/evaluateConditions';
import { isListType } from '../template/parameterValues';
import type { Scope } from '../template/resolve';
import type { ResourceDeclaration, Template } from '../template/Template';
import type { Json, StackTarget } from '../state/types';
import { zones } from './zones';

/** Where a resource of a stack can be looked up while expressions are resolved. @internal */
export interface ResourceView {
  /** Ref and attributes; undefined for a resource that is not there. */
  find(
    logicalId: string,
  ): { ref: Json; attribute(name: string): Json } | undefined;
}

/** What an evaluation needs to know of the stack that it is for. @internal */
export interface EvaluationOptions {
  template: Template;
  target: StackTarget;
  account: string;
  region: string;
  stackId: string;
  stackName: string;
  importValue(name: string): string;
}

/** What {@link Evaluation.scope} gives out. @internal */
export interface ScopeOptions {
  resources: ResourceView;
  /** Whether NoEcho parameters are shown as asterisks. */
  masked: boolean;
}

const SUFFIX = 'amazonaws.com';

/**
 * A template together with the values that it is deployed with: which resources exist,
 * what they need, and where expressions find their values.
 * @internal
 */
export class Evaluation {
  readonly template: Template;
  readonly conditions: Record<string, boolean>;
  readonly declarations: Record<string, ResourceDeclaration>;
  readonly needs: Record<string, string[]>;
  readonly #options: EvaluationOptions;

  constructor(options: EvaluationOptions) {
    this.#options = options;
    this.template = options.template;
    const nothing: ResourceView = { find: () => undefined };
    this.conditions = evaluateConditions(
      options.template.conditions,
      this.scope({ resources: nothing, masked: false }),
    );
    this.declarations = Object.fromEntries(
      Object.entries(options.template.resources).filter(([, one]) =>
        this.exists(one.condition),
      ),
    );
    this.needs = dependencies(options.template, this.conditions);
  }

  /** Whether something under that condition is part of the stack. */
  exists(condition: string | undefined): boolean {
    if (condition === undefined) {
      return true;
    }
    if (!(condition in this.conditions)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${condition}`,
      );
    }
    return this.conditions[condition];
  }

  /** The values that intrinsic functions see. */
  scope(options: ScopeOptions): Scope {
    const { resources, masked } = options;
    const { region, importValue } = this.#options;
    return {
      conditions: this.conditions,
      mappings: this.template.mappings,
      parameter: name => this.#parameter(name, masked),
      ref: logicalId => this.#resource(resources, logicalId).ref,
      attribute: (logicalId, name) => {
        const declared = this.template.resources[logicalId];
        if (declared && !hasAttribute(declared.type, name)) {
          throw validationError(
            `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`,
          );
        }
        return this.#resource(resources, logicalId).attribute(name);
      },
      importValue,
      zones,
      region,
    };
  }

  #resource(resources: ResourceView, logicalId: string) {
    const found = resources.find(logicalId);
    if (!found) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
    return found;
  }

  #parameter(name: string, masked: boolean): Json | undefined {
    const { target, account, region, stackId, stackName } = this.#options;
    switch (name) {
      case 'AWS::AccountId':
        return account;
      case 'AWS::NotificationARNs':
        return target.notificationArns;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::Region':
        return region;
      case 'AWS::StackId':
        return stackId;
      case 'AWS::StackName':
        return stackName;
      case 'AWS::URLSuffix':
        return SUFFIX;
      default:
    }
    const declared = this.template.parameters[name];
    if (!declared) {
      return undefined;
    }
    if (masked && declared.noEcho) {
      return '****';
    }
    const value =
      target.resolvedParameters[name] ?? target.parameters[name] ?? '';
    return isListType(declared.type)
      ? value.split(',').map(item => item.trim())
      : value;
  }
}
