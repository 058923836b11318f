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
import { VersionStatus } from '@nucleon/plugin-nucleon-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { StatusBadge } from '../status/StatusBadge';
import { nucleonTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1),
    },
  }),
  { name: 'NucleonVersionCell' },
);

/** @internal */
export type VersionCellProps = {
  version?: string;
  recommendedVersion?: string;
  versionStatus?: VersionStatus;
};

/**
 * The deployed version, and how it stands to the recommended one.
 *
 * @internal
 */
export function VersionCell(props: VersionCellProps) {
  const { version, recommendedVersion, versionStatus } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!version) {
    return <>{t('version.none')}</>;
  }
  return (
    <span className={classes.root}>
      <span>{version}</span>
      {versionStatus && (
        <StatusBadge
          status={versionStatus}
          message={
            versionStatus === 'up-to-date' || !recommendedVersion
              ? undefined
              : t('version.recommended', { version: recommendedVersion })
          }
        />
      )}
    </span>
  );
}
