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
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { TemplateVersion } from '@nucleon/plugin-nucleon-common';
import { StatusBadge } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';
import { DataTable, TimeAgo } from '../view';

const useStyles = makeStyles(
  theme => ({
    version: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    chip: { margin: 0, height: 20 },
    button: { minWidth: 0 },
  }),
  { name: 'NucleonVersionTable' },
);

/** @internal */
export type VersionTableProps = {
  versions: TemplateVersion[];
  shown: string | undefined;
  onShow: (version: string) => void;
};

/**
 * The versions of a template, one of which is looked at.
 *
 * @internal
 */
export function VersionTable(props: VersionTableProps) {
  const { versions, shown, onShow } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <DataTable
      label={t('versions.title')}
      rows={versions}
      getKey={({ version }) => version}
      columns={[
        {
          title: t('column.version'),
          render: row => (
            <span className={classes.version}>
              <Button
                className={classes.button}
                size="small"
                variant={row.version === shown ? 'contained' : 'text'}
                color="primary"
                aria-pressed={row.version === shown}
                onClick={() => onShow(row.version)}
              >
                {row.version}
              </Button>
              {row.isRecommended && (
                <Chip
                  className={classes.chip}
                  size="small"
                  variant="outlined"
                  label={t('version.isRecommended')}
                />
              )}
            </span>
          ),
        },
        {
          title: t('column.status'),
          render: row => (
            <StatusBadge status={row.status} message={row.statusMessage} />
          ),
        },
        {
          title: t('column.description'),
          render: row => row.description ?? '–',
        },
        {
          title: t('column.source'),
          render: row => <VersionSource source={row.source} />,
        },
        {
          title: t('column.published'),
          render: row => <TimeAgo at={row.publishedAt} />,
        },
      ]}
    />
  );
}

/** Of an address only the end tells versions apart. */
function VersionSource(props: { source?: string }) {
  const { source } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!source) {
    return <>–</>;
  }
  if (source === 'upload') {
    return <>{t('template.uploaded')}</>;
  }
  const short = source.split('/').filter(Boolean).slice(-2).join('/');
  return /^https?:/.test(source) ? (
    <Link to={source}>{short}</Link>
  ) : (
    <span title={source}>{short}</span>
  );
}
