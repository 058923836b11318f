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
 * The signals channel that tells browsers to look again. Messages are
 * {@link NucleonSignal}.
 *
 * @public
 */
export const NUCLEON_SIGNAL_CHANNEL = 'nucleon';

/**
 * What changed: a message without content, so that it may be sent to everyone
 * who is signed in.
 *
 * @public
 */
export type NucleonSignal = {
  subject: 'deployment' | 'environment' | 'service' | 'template' | 'upgrade';
  id: string;
};

/**
 * The topic of Nucleon's events in Backstage's events service. Payloads are
 * {@link NucleonEvent}.
 *
 * @public
 */
export const NUCLEON_EVENT_TOPIC = 'nucleon';

/**
 * Something that happened, told at least once. `entityRefs` are the catalog
 * entities whose labels or content may be stale by it.
 *
 * @public
 */
export type NucleonEvent = {
  type:
    | 'deployment.changed'
    | 'environment.changed'
    | 'service.changed'
    | 'template.changed'
    | 'version.published';
  id: string;
  name: string;
  namespace: string;
  entityRefs: string[];
};
