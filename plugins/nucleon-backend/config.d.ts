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

import { HumanDuration } from '@backstage/types';

export interface Config {
  nucleon?: {
    /**
     * Where environments can be deployed to. A user picks one of them by name and
     * never types an account or a role.
     */
    destinations?: Array<{
      /** Names it in requests and in the database; do not change it later. */
      name: string;
      /** What pickers show; the name if it is left out. */
      title?: string;
      /** The AWS account, 12 digits. */
      account: string;
      /** The AWS region, such as `eu-west-1`. */
      region: string;
      /** The role that is assumed to deploy there; the backend's own identity if it is left out. */
      roleArn?: string;
      /**
       * The external id that the role asks for.
       * @visibility secret
       */
      externalId?: string;
      /** The role for pipelines; `roleArn` if it is left out. */
      pipelineRoleArn?: string;
      /** The bucket for templates of more than 51,200 bytes. */
      templateBucket?: string;
      /** The endpoint of this destination's CloudFormation; that of AWS if it is left out. */
      endpoint?: string;
      /** Whether a simulator is behind it, so that pages can say that nothing is real. */
      simulated?: boolean;
      /** What it is for, such as `production`; drift in production has a label of its own. */
      tier?: string;
      /** Entity refs of users and groups that may use it; everyone if it is left out. */
      usableBy?: string[];
    }>;
    bundles?: {
      /**
       * Directories below which bundles of templates from `file` locations may be
       * read. Relative ones are relative to the backend's working directory.
       */
      directories?: string[];
    };
    encryption?: {
      /**
       * Encrypts sensitive inputs in the database. Any text; 32 random bytes in
       * base64 are a good one. Without it sensitive inputs are refused.
       * @visibility secret
       */
      key?: string;
      /**
       * Keys that were used before; they only decrypt.
       * @visibility secret
       */
      previousKeys?: string[];
    };
    permissions?: {
      /**
       * Whether publishing, deleting and the like need, beside the permission, that
       * the user owns the thing. True if it is left out.
       */
      requireOwnership?: boolean;
      /** Service principals that count as owners, such as `external:release-job`. */
      trustedServices?: string[];
    };
    checks?: {
      /**
       * How strictly rendered templates are checked before CloudFormation gets
       * them: `default` refuses what cannot work and warns of the rest, `strict`
       * refuses that too, `off` checks nothing and saves the 350 MB that the rules
       * take while they are used. `default` if it is left out; a template's
       * annotation `nucleon.dev/cloudformation-checks` goes before it.
       */
      cloudformation?: 'strict' | 'default' | 'off';
    };
    retention?: {
      /** How long logs and rendered files of ended deployments are kept; a year if it is left out. */
      deployments?: HumanDuration | string;
    };
    /** Most instances of one service; 20 if it is left out, as Proton had it. */
    instancesPerService?: number;
  };
}
