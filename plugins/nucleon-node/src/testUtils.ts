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
 * What tests of engines, and of what uses them, are made of.
 *
 * @packageDocumentation
 */
export { FakeProvisioningEngine } from './testUtils/FakeProvisioningEngine';
export type { FakeEngineCall } from './testUtils/FakeProvisioningEngine';
export type { FakeTemplate } from './testUtils/FakeTemplate';
export { EngineDriver } from './testUtils/EngineDriver';
export type {
  DriveOptions,
  EndedDrive,
  TakeStep,
} from './testUtils/EngineDriver';
export type { FakeOperation, FakeStack } from './testUtils/FakeCloud';
export { describeEngineConformance } from './testUtils/describeEngineConformance';
export type { EngineWorld, InspectedTarget } from './testUtils/EngineWorld';
export { immediatePacer } from './testUtils/immediatePacer';
