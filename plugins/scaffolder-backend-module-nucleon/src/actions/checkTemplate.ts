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

import { NotFoundError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { EntityName, TemplateKind } from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { formatName } from '../domain/parseName';
import { callNucleon } from './callNucleon';

/**
 * What a dry run can find out without making anything: that the user sees the
 * template, and that there is a published version to use.
 *
 * @internal
 */
export async function checkTemplate(options: {
  nucleon: NucleonService;
  kind: TemplateKind;
  request: { template: EntityName; version?: string; name: string };
  // Only what every action's context has is used.
  ctx: Pick<
    ActionContext<any, any>,
    'getInitiatorCredentials' | 'logger' | 'signal'
  >;
}): Promise<void> {
  const { nucleon, kind, request, ctx } = options;
  const name = { kind, ...request.template };
  const call = {
    credentials: await ctx.getInitiatorCredentials(),
    signal: ctx.signal,
  };
  const what = `read ${kind} template '${formatName(name)}'`;
  const { items } = await callNucleon(what, () =>
    nucleon.listTemplateVersions(name, call),
  );
  const { version } = request;
  const published = items.filter(
    item =>
      item.status === 'PUBLISHED' &&
      (version === undefined ||
        item.version === version ||
        item.majorVersion === version),
  );
  if (published.length === 0) {
    throw new NotFoundError(
      version === undefined
        ? `The ${kind} template '${formatName(name)}' has no published version yet; its owner has to publish one`
        : `The ${kind} template '${formatName(name)}' has no published version '${version}'; it has ${
            items.map(item => `${item.version} (${item.status})`).join(', ') ||
            'none'
          }`,
    );
  }
  ctx.logger.info(
    `Dry run: would create ${kind} '${request.name}' from '${formatName(name)}'`,
  );
}
