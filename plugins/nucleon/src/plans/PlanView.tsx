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
import Typography from '@material-ui/core/Typography';
import { Plan, PlanChange } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { Notice } from '../view';
import {
  ChangeEffect,
  changeEffects,
  classifyChange,
  effectTones,
} from './classifyChange';
import { formatResourceType } from './formatResourceType';
import { PropertyChanges } from './PropertyChanges';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    list: { margin: theme.spacing(1, 0, 0), padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0.75, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    type: { color: theme.palette.text.secondary },
  }),
  { name: 'NucleonPlanView' },
);

/** @internal */
export type PlanViewProps = { plan: Plan };

/**
 * What a deployment would do to resources, in words, the worst first.
 *
 * @internal
 */
export function PlanView(props: PlanViewProps) {
  const { plan } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!plan.changes.length) {
    return (
      <Notice tone="ok" title={t('plan.none.title')}>
        {t('plan.none.text')}
      </Notice>
    );
  }
  const groups = groupByEffect(plan.changes);
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t('plan.summary', { count: plan.changes.length })}
      </Typography>
      {groups.map(({ effect, changes }) => (
        <Notice
          key={effect}
          tone={effectTones[effect]}
          title={t(`plan.effect.${effect}.title`, { count: changes.length })}
        >
          {t(`plan.effect.${effect}.text`)}
          <ul className={classes.list}>
            {changes.map(change => (
              <PlannedResource key={change.logicalId} change={change} />
            ))}
          </ul>
        </Notice>
      ))}
    </div>
  );
}

function PlannedResource(props: { change: PlanChange }) {
  const { change } = props;
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <strong>{change.logicalId}</strong>{' '}
      <span className={classes.type}>{formatResourceType(change.type)}</span>
      {change.properties?.map(property => (
        <PropertyChanges key={property.name} property={property} />
      ))}
    </li>
  );
}

function groupByEffect(
  changes: PlanChange[],
): { effect: ChangeEffect; changes: PlanChange[] }[] {
  return changeEffects
    .map(effect => ({
      effect,
      changes: changes.filter(change => classifyChange(change) === effect),
    }))
    .filter(group => group.changes.length > 0);
}
