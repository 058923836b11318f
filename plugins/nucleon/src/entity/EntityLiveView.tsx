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
import { ReactNode } from 'react';
import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveState } from '../api';
import { nucleonTranslationRef } from '../translation';
import { Body, LiveView, Notice } from '../view';

/** @internal */
export type EntityLiveViewProps<T> = {
  state: LiveState<T>;
  /** What the annotation says is there. */
  subject: 'environment' | 'service' | 'template';
  name: string;
  children: (value: T) => ReactNode;
};

/**
 * As {@link LiveView}, and says so where an annotation names something that
 * Nucleon does not have.
 *
 * @internal
 */
export function EntityLiveView<T>(props: EntityLiveViewProps<T>) {
  const { state, subject, name, children } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (state.value === undefined && isNotFound(state.error)) {
    return (
      <Notice tone="warning" title={t('dangling.title', { name })}>
        {t(`dangling.${subject}`)}
      </Notice>
    );
  }
  return (
    <Body>
      <LiveView state={state}>{children}</LiveView>
    </Body>
  );
}

function isNotFound(error: Error | undefined): boolean {
  if (!error) {
    return false;
  }
  const { statusCode } = error as Partial<ResponseError>;
  return statusCode === 404 || error.name === 'NotFoundError';
}
