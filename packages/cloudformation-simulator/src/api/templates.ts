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
import { requiredCapabilities } from '../template/capabilities';
import type { Template } from '../template/Template';
import { findStack } from './findStack';
import type { Operation, OperationContext } from './Operation';
import { readBody } from './readTarget';

/** GetTemplate. @internal */
export const getTemplate: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = findStack(simulator, caller, input.required('StackName'));
  const changeSetName = input.text('ChangeSetName');
  const changeSet = stack.changeSets.find(
    one => one.name === changeSetName || one.id === changeSetName,
  );
  if (changeSetName !== undefined && !changeSet) {
    throw validationError(`ChangeSet [${changeSetName}] does not exist`);
  }
  const body = (changeSet ?? stack).target.template;
  const template = simulator.engine.templates.get(body);
  const isProcessed =
    input.text('TemplateStage') === 'Processed' &&
    template.transforms.length > 0;
  return {
    TemplateBody: isProcessed
      ? JSON.stringify(template.processed, undefined, 2)
      : body,
    StagesAvailable: ['Original', 'Processed'],
  };
};

function bodyOf(context: OperationContext): string {
  const { simulator, caller, input } = context;
  const name = input.text('StackName');
  const body =
    name === undefined
      ? readBody(simulator, input)
      : findStack(simulator, caller, name).target.template;
  if (!body) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  return body;
}

function describe(template: Template) {
  const { capabilities, reason } = requiredCapabilities(template);
  return {
    Description: template.description,
    Capabilities: capabilities,
    CapabilitiesReason: reason,
    DeclaredTransforms: template.transforms,
  };
}

/** ValidateTemplate. @internal */
export const validateTemplate: Operation = context => {
  const template = context.simulator.engine.templates.get(bodyOf(context));
  return {
    ...describe(template),
    Parameters: Object.values(template.parameters).map(parameter => ({
      ParameterKey: parameter.name,
      DefaultValue: parameter.default,
      NoEcho: parameter.noEcho,
      Description: parameter.description,
    })),
  };
};

/** GetTemplateSummary. @internal */
export const getTemplateSummary: Operation = context => {
  const template = context.simulator.engine.templates.get(bodyOf(context));
  return {
    ...describe(template),
    Parameters: Object.values(template.parameters).map(parameter => ({
      ParameterKey: parameter.name,
      DefaultValue: parameter.default,
      ParameterType: parameter.type,
      NoEcho: parameter.noEcho,
      Description: parameter.description,
      ParameterConstraints: { AllowedValues: parameter.allowedValues },
    })),
    ResourceTypes: [
      ...new Set(
        Object.values(template.resources).map(resource => resource.type),
      ),
    ],
    Version: '2010-09-09',
    Metadata:
      template.metadata === undefined
        ? undefined
        : JSON.stringify(template.metadata),
  };
};

/** DescribeAccountLimits. @internal */
export const describeAccountLimits: Operation = ({ simulator }) => ({
  AccountLimits: [
    { Name: 'StackLimit', Value: simulator.settings.stackLimit },
    { Name: 'StackOutputsLimit', Value: 200 },
    { Name: 'ConcurrentResourcesLimit', Value: 2500 },
  ],
});
