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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { nucleonTranslationRef } from '../translation';

/** @internal */
export type ListFooterProps = {
  shown: number;
  totalItems: number;
  hasMore: boolean;
  onMore: () => void;
};

/**
 * How much of a list is shown, and the way to more.
 *
 * @internal
 */
export function ListFooter(props: ListFooterProps) {
  const { shown, totalItems, hasMore, onMore } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <Box display="flex" alignItems="center" mt={1} gridGap={16}>
      <Typography variant="caption" color="textSecondary">
        {t('table.shown', { shown: `${shown}`, total: `${totalItems}` })}
      </Typography>
      {hasMore && (
        <Button size="small" onClick={onMore}>
          {t('table.more')}
        </Button>
      )}
    </Box>
  );
}
