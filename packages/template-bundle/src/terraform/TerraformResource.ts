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
/**
 * What Proton's files say of the template that a resource was made from.
 *
 * @public
 */
export interface DeployedTemplate {
  /** The ARN of the template. */
  arn: string;
  /** The major version. */
  majorVersion: string;
  /** The minor version. */
  minorVersion: string;
}

/**
 * What is deployed into one folder of a repository, by Proton's ARNs.
 *
 * @public
 */
export type TerraformResource =
  | {
      /** An environment, or the pipeline of a service. */
      kind: 'environment' | 'pipeline';
      /** The ARN of the resource. */
      arn: string;
      /** What it is made from. */
      template: DeployedTemplate;
    }
  | {
      /** An instance of a service. */
      kind: 'service_instance';
      /** The ARN of the resource. */
      arn: string;
      /** What it is made from. */
      template: DeployedTemplate;
      /** The environment that it lives in. */
      environmentArn: string;
    }
  | {
      /** A directly defined component. */
      kind: 'component';
      /** The ARN of the resource. */
      arn: string;
      /** The environment that it lives in. */
      environmentArn: string;
      /** The instance that it is attached to by this deployment, if it is. */
      attachedTo?: { serviceArn: string; serviceInstanceArn: string };
    };

/**
 * The kinds of resource that have a folder.
 *
 * @public
 */
export type TerraformResourceKind = TerraformResource['kind'];
