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
import Paper from '@material-ui/core/Paper';
import { ProvisionedResource } from '@nucleon/plugin-nucleon-common';
import { formatResourceType } from '../plans';
import { TonedText } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice } from '../view';
import { formatResourceStatus, getResourceTone } from './resourceStatus';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      maxHeight: 520,
      overflow: 'auto',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      columnGap: theme.spacing(2),
      padding: theme.spacing(1, 2),
      borderBottom: `1px solid ${theme.palette.divider}`,
      ...theme.typography.body2,
      '&:last-child': { borderBottom: 0 },
    },
    secondary: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    reason: {
      ...theme.typography.caption,
      gridColumn: '1 / -1',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'NucleonResourceList' },
);

/** @internal */
export type ResourceListProps = {
  resources: ProvisionedResource[];
  emptyText?: string;
};

/**
 * Resources and where they are in their lives.
 *
 * @internal
 */
export function ResourceList(props: ResourceListProps) {
  const { resources, emptyText } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!resources.length) {
    return <EmptyNotice title={emptyText ?? t('resources.none')} />;
  }
  return (
    <Paper variant="outlined">
      <ul className={classes.list} aria-label={t('resources.title')}>
        {resources.map(resource => {
          const tone = getResourceTone(resource.status);
          return (
            <li key={resource.logicalId} className={classes.item}>
              <div>
                {resource.logicalId}
                <div className={classes.secondary}>
                  {formatResourceType(resource.type)}
                  {resource.physicalId &&
                    ` · ${shortenPhysicalId(resource.physicalId)}`}
                </div>
              </div>
              <TonedText tone={tone}>
                {formatResourceStatus(resource.status)}
              </TonedText>
              {tone === 'error' && resource.statusReason && (
                <div className={classes.reason}>{resource.statusReason}</div>
              )}
            </li>
          );
        })}
      </ul>
    </Paper>
  );
}

/** Of an ARN only the end tells resources apart. */
function shortenPhysicalId(physicalId: string): string {
  return physicalId.startsWith('arn:')
    ? physicalId.split(':').slice(5).join(':')
    : physicalId;
}
