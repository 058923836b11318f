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
import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveState, getErrorMessage } from '../api';
import { nucleonTranslationRef } from '../translation';
import { Notice } from './Notice';

/** @internal */
export type LiveViewProps<T> = {
  state: LiveState<T>;
  children: (value: T) => ReactNode;
};

/**
 * Draws a value that is loading, could not be read, or is there. A value that
 * could not be read again stays, with a word about it.
 *
 * @internal
 */
export function LiveView<T>(props: LiveViewProps<T>) {
  const { state, children } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (state.value !== undefined) {
    return (
      <>
        {state.error && (
          <Box mb={2}>
            <Notice tone="warning">
              {t('view.stale', { message: getErrorMessage(state.error) })}
            </Notice>
          </Box>
        )}
        {children(state.value)}
      </>
    );
  }
  if (state.error) {
    return (
      <>
        <ResponseErrorPanel error={state.error} defaultExpanded />
        <Box mt={2}>
          <Button variant="outlined" onClick={state.refresh}>
            {t('view.retry')}
          </Button>
        </Box>
      </>
    );
  }
  return <Progress />;
}
