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
import { makeStyles } from '@material-ui/core/styles';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { VersionCounts } from '@nucleon/plugin-nucleon-common';
import { TonedText } from '../status/StatusBadge';
import { StatusTone } from '../status/statusLooks';
import { nucleonTranslationRef } from '../translation';
import { ListFilters } from './useListFilters';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
    tile: {
      display: 'block',
      textAlign: 'left',
      padding: theme.spacing(1.5, 2),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    active: {
      borderColor: theme.palette.link,
      boxShadow: `inset 0 0 0 1px ${theme.palette.link}`,
    },
    number: { fontSize: '1.75rem', lineHeight: 1.2, fontWeight: 600 },
  }),
  { name: 'NucleonCountTiles' },
);

type Tile = {
  count: keyof VersionCounts;
  tone: StatusTone;
  filter: Pick<ListFilters, 'versionStatus' | 'status'>;
};

/** @internal */
export type CountTilesProps = {
  counts: VersionCounts;
  filters: ListFilters;
  /** The statuses, comma separated, that count as failed. */
  failedStatus: string;
  onSelect: (changed: ListFilters) => void;
};

/**
 * How many are up to date, behind and failed; each count narrows the list to
 * what it counts.
 *
 * @internal
 */
export function CountTiles(props: CountTilesProps) {
  const { counts, filters, failedStatus, onSelect } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const tiles: Tile[] = [
    { count: 'total', tone: 'neutral', filter: {} },
    {
      count: 'upToDate',
      tone: 'ok',
      filter: { versionStatus: 'up-to-date' },
    },
    {
      count: 'behindMinor',
      tone: 'warning',
      filter: { versionStatus: 'behind-minor' },
    },
    {
      count: 'behindMajor',
      tone: 'error',
      filter: { versionStatus: 'behind-major' },
    },
    { count: 'failed', tone: 'error', filter: { status: failedStatus } },
  ];
  return (
    <div className={classes.root}>
      {tiles.map(({ count, tone, filter }) => {
        const isActive =
          filters.versionStatus === filter.versionStatus &&
          filters.status === filter.status;
        return (
          <ButtonBase
            key={count}
            className={`${classes.tile} ${isActive ? classes.active : ''}`}
            aria-pressed={isActive}
            onClick={() =>
              onSelect({ versionStatus: '', status: '', ...filter })
            }
          >
            <Typography component="div" className={classes.number}>
              {counts[count]}
            </Typography>
            <TonedText tone={tone}>{t(`count.${count}`)}</TonedText>
          </ButtonBase>
        );
      })}
    </div>
  );
}
