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
import { Link, LinkButton } from '@backstage/core-components';
import { configApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import DoneIcon from '@material-ui/icons/CheckCircle';
import OpenIcon from '@material-ui/icons/RadioButtonUnchecked';
import { tabRouteRef } from '../routes';
import { InfrastructureLink } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { LiveView } from '../view';
import { CreateLinkButton } from './CreateLinkButton';
import { RegisterLinkButton } from './RegisterLinkButton';
import { Progress, useProgress } from './useProgress';

const ACCOUNT_DOCS =
  'https://github.com/nucleon-backstage/nucleon/blob/main/docs/aws-account.md';

const useStyles = makeStyles(
  theme => ({
    intro: { maxWidth: 720, marginBottom: theme.spacing(3) },
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(2),
      maxWidth: 860,
    },
    step: {
      display: 'flex',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
      alignItems: 'flex-start',
    },
    done: { color: theme.palette.status.ok },
    open: { color: theme.palette.text.secondary },
    text: { flex: 1, minWidth: 0 },
    action: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'NucleonGettingStartedPage' },
);

/**
 * The way from a template to a service in a real account, with a tick for each
 * step that is really done.
 *
 * @internal
 */
export function GettingStartedPage() {
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const progress = useProgress();
  return (
    <LiveView state={progress}>
      {value => (
        <>
          <Typography className={classes.intro}>
            {t('gettingStarted.intro')}
          </Typography>
          <ol className={classes.list}>
            <Steps progress={value} />
          </ol>
        </>
      )}
    </LiveView>
  );
}

function Steps(props: { progress: Progress }) {
  const { progress } = props;
  const { draft } = progress;
  const tabRoute = useRouteRef(tabRouteRef);
  const configApi = useApi(configApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const accountDocs =
    configApi.getOptionalString('nucleon.docs.accountUrl') ?? ACCOUNT_DOCS;
  const open = (tab: string) => (
    <LinkButton to={tabRoute({ tab })} variant="outlined">
      {t('gettingStarted.look')}
    </LinkButton>
  );
  return (
    <>
      <StepItem name="template" isDone={progress.hasTemplate}>
        {progress.hasTemplate ? open('templates') : <RegisterLinkButton />}
      </StepItem>
      <StepItem name="version" isDone={progress.hasPublishedVersion}>
        {draft ? (
          <InfrastructureLink
            entityRef={
              draft.entityRef ?? `template:${draft.namespace}/${draft.name}`
            }
            tab="versions"
          >
            {t('gettingStarted.publishDraft', {
              template: draft.displayName ?? draft.name,
            })}
          </InfrastructureLink>
        ) : (
          open('templates')
        )}
      </StepItem>
      <StepItem name="environment" isDone={progress.hasEnvironment}>
        {progress.hasEnvironment ? open('environments') : <CreateLinkButton />}
      </StepItem>
      <StepItem name="service" isDone={progress.hasService}>
        {progress.hasService ? open('services') : <CreateLinkButton />}
      </StepItem>
      <StepItem name="account" isDone={progress.hasRealAccount}>
        {!progress.hasRealAccount && (
          <Link to={accountDocs}>{t('gettingStarted.connect')}</Link>
        )}
      </StepItem>
    </>
  );
}

function StepItem(props: {
  name: 'template' | 'version' | 'environment' | 'service' | 'account';
  isDone: boolean;
  children: ReactNode;
}) {
  const { name, isDone, children } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const Icon = isDone ? DoneIcon : OpenIcon;
  return (
    <li>
      <Paper variant="outlined" className={classes.step}>
        <Icon
          className={isDone ? classes.done : classes.open}
          titleAccess={t(
            isDone ? 'gettingStarted.done' : 'gettingStarted.open',
          )}
        />
        <div className={classes.text}>
          <Typography variant="h6" component="h2">
            {t(`gettingStarted.${name}.title`)}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t(`gettingStarted.${name}.text`)}
          </Typography>
          {children && <div className={classes.action}>{children}</div>}
        </div>
      </Paper>
    </li>
  );
}
