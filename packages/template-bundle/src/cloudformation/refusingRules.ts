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
 * The rules of AWS's that refuse a deployment, with the reason for each: CloudFormation itself would refuse the template,
 * whatever the day and the values are. Every other rule only warns, so that a bundle that worked goes on working:
 *
 * - what depends on a date, such as a runtime's end of life (E2531, E2533, W2531, E3710, W3696, W3697, W9009), because a
 *   stack that stands may still be updated with it for a while, and what is listed changes with the package;
 * - what is said of values (F3012, F3017, F3018, F3030 to F3037, E1040 to E1156, E30xx to E37xx), because they may come from
 *   outputs and inputs, CloudFormation converts some of them, and the patterns are the linter's own in part;
 * - which properties go together (F3014, F3020, F3021, F3058), for these lists are the linter's own;
 * - the structure of the template (F00xx, F1101, F8xxx, E3001), which CloudFormation tells at once and more exactly;
 * - advice (all of W).
 *
 * A finding that holds in some conditions of the template only (a required property that `Fn::If` leaves out) warns as well,
 * and so does everything in a template that a macro rewrites before CloudFormation reads it.
 *
 * @internal
 */
export const refusingRules: ReadonlyMap<string, string> = new Map([
  ['F3006', 'CloudFormation has no such resource type, in any region'],
  ['F3002', 'the resource type has no such property'],
  ['F3003', 'the resource type requires the property'],
  ['F1010', 'Ref names nothing in the template'],
  ['F1012', 'Fn::FindInMap names no mapping of the template'],
  ['F1018', 'Fn::Sub names nothing in the template'],
  ['F1020', 'Ref or Fn::GetAtt names nothing in the template'],
  ['E1028', 'Fn::If names no condition of the template'],
  ['E3005', 'DependsOn names no resource of the template'],
  ['E6005', 'the output names no condition of the template'],
  ['E8002', 'the resource names no condition of the template'],
  ['E8007', 'a condition names no condition of the template'],
  ['E9004', 'the resource type has no such attribute'],
]);
