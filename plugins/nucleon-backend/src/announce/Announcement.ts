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

import { NucleonEvent, NucleonSignal } from '@nucleon/plugin-nucleon-common';

/**
 * Somebody to be told of something. The same scope replaces what was told
 * before, so that telling twice is telling once.
 *
 * @internal
 */
export type Notice = {
  recipient: string;
  scope: string;
  title: string;
  description?: string;
  link: string;
  severity: 'normal' | 'high';
};

/**
 * What a message of the outbox means to others.
 *
 * @internal
 */
export type Announcement = {
  events: NucleonEvent[];
  signals: NucleonSignal[];
  notices: Notice[];
};

/** Nothing to tell, because what it was about is gone. @internal */
export const NOTHING: Announcement = { events: [], signals: [], notices: [] };
