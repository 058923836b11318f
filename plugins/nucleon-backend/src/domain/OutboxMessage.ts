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
 * What has happened, written in the transaction that made it happen and told
 * afterwards, at least once. It holds ids only: whoever tells it reads what is
 * true by then.
 *
 * @internal
 */
export type OutboxMessage =
  | { topic: 'deployment.started'; deploymentId: string }
  | { topic: 'deployment.finished'; deploymentId: string }
  | { topic: 'environment.changed'; targetId: string }
  | { topic: 'service.changed'; serviceId: string }
  | { topic: 'template.changed'; templateId: string }
  | { topic: 'version.published'; templateId: string; versionId: string }
  | { topic: 'upgrade.changed'; upgradeId: string };
