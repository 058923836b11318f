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
import Paper from '@material-ui/core/Paper';
import { Output } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice } from '../view';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: theme.spacing(1, 2) },
    item: {
      padding: theme.spacing(0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      '&:last-child': { borderBottom: 0 },
    },
    key: { ...theme.typography.body2, fontWeight: 600 },
    value: {
      margin: 0,
      fontFamily: 'monospace',
      fontSize: '0.8rem',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'NucleonOutputList' },
);

/** @internal */
export type OutputListProps = { outputs: Output[] };

/**
 * What a deployment put out, addresses as links.
 *
 * @internal
 */
export function OutputList(props: OutputListProps) {
  const { outputs } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!outputs.length) {
    return <EmptyNotice title={t('outputs.none')} />;
  }
  return (
    <Paper variant="outlined">
      <dl className={classes.list}>
        {outputs.map(({ key, value, description }) => (
          <div key={key} className={classes.item}>
            <dt className={classes.key} title={description}>
              {key}
            </dt>
            <dd className={classes.value}>
              {/^https?:\/\//.test(value) ? (
                <Link to={value}>{value}</Link>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
