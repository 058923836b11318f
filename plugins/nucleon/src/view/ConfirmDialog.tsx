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
import { ReactNode, useState } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { nucleonTranslationRef } from '../translation';
import { Body } from './Body';
import { useSubmit } from './useSubmit';

/** @internal */
export type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** What must be typed before the button works. */
  typedWord?: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
};

/**
 * Asks before something is done, and shows why it could not be.
 *
 * @internal
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, typedWord, onConfirm, onClose } =
    props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [typed, setTyped] = useState('');
  const { run, isSubmitting, error } = useSubmit(onConfirm);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        <Body>
          {children}
          {typedWord && (
            <TextField
              id="nucleon-typed-word"
              fullWidth
              margin="normal"
              variant="outlined"
              label={t('confirm.type', { word: typedWord })}
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          )}
          {error && (
            <Box mt={2}>
              <ResponseErrorPanel error={error} defaultExpanded />
            </Box>
          )}
        </Body>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('confirm.back')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={
            isSubmitting || (typedWord !== undefined && typed !== typedWord)
          }
          onClick={() => run()}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
