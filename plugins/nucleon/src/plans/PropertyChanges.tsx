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
import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Link from '@material-ui/core/Link';
import { PlanChange } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { PropertyDifference, diffProperty } from './diffProperty';

const SHOWN_DIFFERENCES = 6;
const SHOWN_CHARACTERS = 80;

// What change sets say in place of a value that only the deployment will tell.
const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.caption, marginTop: theme.spacing(0.5) },
    difference: { overflowWrap: 'anywhere' },
    code: { fontFamily: 'monospace' },
    muted: { color: theme.palette.text.secondary },
    link: { ...theme.typography.caption, verticalAlign: 'baseline' },
  }),
  { name: 'NucleonPropertyChanges' },
);

/** @internal */
export type PropertyChangesProps = {
  property: NonNullable<PlanChange['properties']>[number];
};

/**
 * What a plan changes inside one property: each value with its place, what it
 * was and what it will be.
 *
 * @internal
 */
export function PropertyChanges(props: PropertyChangesProps) {
  const { property } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isWhole, setWhole] = useState(false);
  const differences = diffProperty(property);
  const shown = isWhole ? differences : differences.slice(0, SHOWN_DIFFERENCES);
  const hidden = differences.length - shown.length;
  return (
    <div className={classes.root}>
      {shown.map(difference => (
        <Difference
          key={`${difference.path}:${difference.before === undefined}`}
          difference={difference}
        />
      ))}
      {hidden > 0 && (
        <div>
          <Link
            component="button"
            className={classes.link}
            onClick={() => setWhole(true)}
          >
            {t('plan.moreValues', { count: hidden })}
          </Link>
        </div>
      )}
      {property.requiresRecreation === 'Always' && (
        <div>({t('plan.requiresReplacement')})</div>
      )}
    </div>
  );
}

function Difference(props: { difference: PropertyDifference }) {
  const { path, of, before, after } = props.difference;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const isUntold = before === after;
  return (
    <div className={classes.difference}>
      <span className={classes.code}>{path}</span>
      {of && <span className={classes.muted}> ({of})</span>}
      {': '}
      {isUntold ? (
        t('plan.changes')
      ) : (
        <>
          <Value text={before} />
          {' → '}
          <Value text={after} />
        </>
      )}
    </div>
  );
}

function Value(props: { text: string | undefined }) {
  const { text } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [isWhole, setWhole] = useState(false);
  if (text === undefined) {
    return <em className={classes.muted}>{t('plan.absent')}</em>;
  }
  if (text === KNOWN_AFTER_APPLY) {
    return <em className={classes.muted}>{t('plan.knownAfterApply')}</em>;
  }
  if (isWhole || text.length <= SHOWN_CHARACTERS) {
    return <span className={classes.code}>{text}</span>;
  }
  return (
    <>
      <span className={classes.code}>{text.slice(0, SHOWN_CHARACTERS)}…</span>{' '}
      <Link
        component="button"
        className={classes.link}
        onClick={() => setWhole(true)}
      >
        {t('plan.showWhole')}
      </Link>
    </>
  );
}
