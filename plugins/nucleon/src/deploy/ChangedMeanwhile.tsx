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

import { JsonValue } from '@backstage/types';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { InputSchema, describeDefault } from '../forms';
import { nucleonTranslationRef } from '../translation';
import { Notice } from '../view';
import { InputDifference } from './rebaseInputs';

/**
 * What somebody else did while inputs were being edited.
 *
 * @internal
 */
export type Meanwhile = {
  differences: InputDifference[];
  /** Paths of what was entered and could not be kept. */
  lostInputs: string[];
  /** The version that is deployed now, if it is another. */
  version?: string;
};

/** @internal */
export type ChangedMeanwhileProps = {
  meanwhile: Meanwhile;
  schema: InputSchema | undefined;
};

/**
 * Says what somebody else changed, and what becomes of the user's own values.
 *
 * @internal
 */
export function ChangedMeanwhile(props: ChangedMeanwhileProps) {
  const { meanwhile, schema } = props;
  const { differences, lostInputs, version } = meanwhile;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const say = (value: JsonValue | undefined) =>
    value === undefined
      ? t('deploy.meanwhile.nothing')
      : describeDefault(value);
  const describe = ({ path, before, after, kept }: InputDifference) => {
    const values = {
      input: getTitle(schema, path),
      before: say(before),
      after: say(after),
    };
    return kept
      ? t('deploy.meanwhile.kept', { ...values, mine: say(kept.value) })
      : t('deploy.meanwhile.taken', values);
  };
  return (
    <Notice tone="info" title={t('deploy.meanwhile.title')}>
      {version && <div>{t('deploy.meanwhile.version', { version })}</div>}
      {differences.map(difference => (
        <div key={difference.path}>{describe(difference)}</div>
      ))}
      {!differences.length && <div>{t('deploy.meanwhile.none')}</div>}
      {lostInputs.length > 0 && (
        <div>
          {t('deploy.meanwhile.lost', {
            inputs: lostInputs.map(path => getTitle(schema, path)).join(', '),
          })}
        </div>
      )}
    </Notice>
  );
}

function getTitle(schema: InputSchema | undefined, path: string): string {
  let found = schema;
  for (const key of path.split('.')) {
    found = found?.properties?.[key];
  }
  return found?.title ?? path;
}
