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
import { awsError } from '../awsError';
import type { Template } from './Template';

/** IAM types, and the property that names them. */
const IAM_NAMES: Record<string, string | undefined> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

/** What a template asks its user to acknowledge. @internal */
export interface RequiredCapabilities {
  capabilities: string[];
  reason?: string;
}

/**
 * The capabilities that a template needs: for its IAM resources, and for its transforms.
 * @internal
 */
export function requiredCapabilities(template: Template): RequiredCapabilities {
  const iam = Object.values(template.resources).filter(
    resource => resource.type in IAM_NAMES,
  );
  const capabilities: string[] = [];
  if (iam.length > 0) {
    const named = iam.some(resource => {
      const property = IAM_NAMES[resource.type];
      return property !== undefined && property in resource.properties;
    });
    capabilities.push(named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM');
  }
  if (template.transforms.length > 0) {
    capabilities.push('CAPABILITY_AUTO_EXPAND');
  }
  const ids = iam.map(resource => resource.logicalId);
  return {
    capabilities,
    reason:
      ids.length > 0
        ? `The following resource(s) require capabilities: [${[
            ...new Set(iam.map(resource => resource.type)),
          ].join(', ')}]`
        : undefined,
  };
}

/**
 * Refuses a request that does not acknowledge what its template needs. Change sets
 * need no acknowledgement of transforms: the user sees what they made.
 * @internal
 */
export function checkCapabilities(
  template: Template,
  given: string[],
  forChangeSet: boolean,
): void {
  const missing = requiredCapabilities(template).capabilities.filter(
    needed =>
      !given.includes(needed) &&
      !(
        needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM')
      ) &&
      !(needed === 'CAPABILITY_AUTO_EXPAND' && forChangeSet),
  );
  if (missing.length > 0) {
    throw awsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
  }
}
