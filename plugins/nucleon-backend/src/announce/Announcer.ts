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

import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  NUCLEON_EVENT_TOPIC,
  NUCLEON_SIGNAL_CHANNEL,
  NucleonSignal,
} from '@nucleon/plugin-nucleon-common';
import { DateTime, Duration } from 'luxon';
import { OutboxEntry } from '../database/DatabaseOutbox';
import { Stores } from '../database/Stores';
import { Notice } from './Announcement';
import { composeAnnouncement } from './composeAnnouncement';

const BATCH = 20;
const LEASE = Duration.fromObject({ seconds: 30 });
const LONGEST_PAUSE_SECONDS = 300;
// About an hour. Who is not there for an hour reads the state instead.
const MOST_FAILURES = 20;

/** @internal */
export type AnnouncerOptions = {
  stores: Stores;
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  logger: LoggerService;
  now?(): DateTime;
};

/**
 * Tells what has happened, from the outbox that the same transactions filled: at
 * least once, and so that telling twice does no harm.
 *
 * @internal
 */
export class Announcer {
  readonly #options: AnnouncerOptions;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'announcements';
  }

  /** Tells a batch of messages. */
  async runOnce(_options: { signal: AbortSignal }): Promise<'worked' | 'idle'> {
    const { outbox } = this.#options.stores;
    const ticket = randomUUID();
    const entries = await outbox.claim({
      now: this.#now(),
      ticket,
      leaseFor: LEASE,
      limit: BATCH,
    });
    for (const entry of entries) {
      await this.#announce(entry, ticket);
    }
    return entries.length > 0 ? 'worked' : 'idle';
  }

  /**
   * Lets browsers look again at a deployment that goes on. Nothing is lost where
   * it fails: they look by themselves, too.
   */
  signalDeployment(id: string): void {
    this.#signal({ subject: 'deployment', id }).catch(error => {
      this.#options.logger.debug('Failed to signal a deployment', {
        deploymentId: id,
        error: String(error),
      });
    });
  }

  async #announce(entry: OutboxEntry, ticket: string): Promise<void> {
    const { stores, logger } = this.#options;
    try {
      await this.#tell(entry);
      await stores.outbox.settle(entry.id, ticket, this.#now());
    } catch (error) {
      const meta = {
        topic: entry.message.topic,
        failures: entry.failures + 1,
        error: error instanceof Error ? error.message : String(error),
      };
      if (entry.failures >= MOST_FAILURES) {
        logger.warn('An announcement was given up', meta);
        await stores.outbox.settle(entry.id, ticket, this.#now());
        return;
      }
      logger.warn('An announcement failed and is tried again', meta);
      const seconds = Math.min(2 ** entry.failures, LONGEST_PAUSE_SECONDS);
      const until = this.#now().plus({ seconds });
      await stores.outbox.postpone(entry.id, ticket, until);
    }
  }

  /** Notices come last: a portal without notifications still has the rest. */
  async #tell({ message }: OutboxEntry): Promise<void> {
    const { stores, events } = this.#options;
    const announcement = await composeAnnouncement(message, stores);
    for (const eventPayload of announcement.events) {
      await events.publish({ topic: NUCLEON_EVENT_TOPIC, eventPayload });
    }
    for (const signal of announcement.signals) {
      await this.#signal(signal);
    }
    for (const notice of announcement.notices) {
      await this.#notify(notice);
    }
  }

  async #signal(message: NucleonSignal): Promise<void> {
    await this.#options.signals.publish({
      recipients: { type: 'broadcast' },
      channel: NUCLEON_SIGNAL_CHANNEL,
      message,
    });
  }

  async #notify(notice: Notice): Promise<void> {
    const { recipient, ...payload } = notice;
    await this.#options.notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: { ...payload, topic: 'nucleon' },
    });
  }

  #now(): DateTime {
    return this.#options.now?.() ?? DateTime.utc();
  }
}
