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
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import {
  Problem,
  TemplateName,
  TemplateVersion,
  TemplateVersionDetail,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { SpecForm } from '../forms';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, FieldList, LiveView, Notice, Section } from '../view';
import { NO_PREVIEW_VALUES } from './previewValues';
import { ProblemList } from './ProblemList';
import { PublishButton } from './PublishButton';
import { VersionChanges } from './VersionChanges';
import { VersionFiles } from './VersionFiles';
import { VersionRendering } from './VersionRendering';

const useStyles = makeStyles(
  theme => ({
    tabs: { margin: theme.spacing(2, 0) },
  }),
  { name: 'NucleonVersionDetails' },
);

/** @internal */
export type VersionDetailsProps = {
  name: TemplateName;
  version: string;
  /** All versions of the template. */
  versions: TemplateVersion[];
  owner?: string;
  /** Whether the page offers to publish it already. */
  isOffered: boolean;
  onChanged: () => void;
};

/**
 * One version: what is wrong with it, what changed, its form, what it makes of
 * inputs, and its files.
 *
 * @internal
 */
export function VersionDetails(props: VersionDetailsProps) {
  const { name, version, versions, owner, isOffered, onChanged } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const detail = useLive(
    signal => api.getTemplateVersion(name, version, { signal }),
    [api, JSON.stringify(name), version],
    {
      subjects: ['template'],
      isMoving: ({ status }) => status === 'REGISTRATION_IN_PROGRESS',
    },
  );
  return (
    <Section
      title={t('version.title', { version })}
      actions={
        detail.value?.status === 'DRAFT' &&
        !isOffered && (
          <PublishButton
            name={name}
            owner={owner}
            version={detail.value}
            onPublished={() => {
              detail.refresh();
              onChanged();
            }}
          />
        )
      }
    >
      <LiveView state={detail}>
        {value => (
          <VersionView name={name} detail={value} versions={versions} />
        )}
      </LiveView>
    </Section>
  );
}

const TABS = ['changes', 'form', 'rendered', 'files'] as const;

function VersionView(props: {
  name: TemplateName;
  detail: TemplateVersionDetail;
  versions: TemplateVersion[];
}) {
  const { name, detail, versions } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [tab, setTab] = useState<(typeof TABS)[number]>('changes');
  const [values, setValues] = useState(NO_PREVIEW_VALUES);
  const [opened, setOpened] = useState<Problem>();
  const open = (problem: Problem) => {
    setOpened({ ...problem });
    setTab('files');
  };
  const { status, statusMessage, problems, compatibleEnvironmentTemplates } =
    detail;
  const hasFailed = status === 'REGISTRATION_FAILED';
  return (
    <>
      {problems.length > 0 && (
        <ProblemList
          title={
            hasFailed
              ? t('version.failed')
              : t('version.registeredWithWarnings')
          }
          tone={hasFailed ? 'error' : 'warning'}
          problems={problems}
          onOpen={open}
        />
      )}
      {hasFailed && !problems.length && (
        <Notice tone="error" title={t('version.failed')}>
          {statusMessage}
        </Notice>
      )}
      <FieldList
        fields={[
          [t('column.engine'), detail.engine],
          [t('column.digest'), detail.digest?.slice(0, 12)],
          [
            t('version.compatibleWith'),
            compatibleEnvironmentTemplates.length
              ? compatibleEnvironmentTemplates
                  .map(item => `${item.templateName} ${item.majorVersion}`)
                  .join(', ')
              : undefined,
          ],
          [
            t('form.pipeline'),
            detail.template.kind === 'service'
              ? t(detail.hasPipeline ? 'form.yes' : 'form.no')
              : undefined,
          ],
        ]}
      />
      <Tabs
        className={classes.tabs}
        value={tab}
        indicatorColor="primary"
        variant="scrollable"
        onChange={(_, chosen) => setTab(chosen)}
      >
        {TABS.map(key => (
          <Tab key={key} value={key} label={t(`version.tab.${key}`)} />
        ))}
      </Tabs>
      {tab === 'changes' && (
        <VersionChanges
          name={name}
          detail={detail}
          versions={versions}
          values={values}
          onChooseInputs={() => setTab('rendered')}
        />
      )}
      {tab === 'form' && <FormPreview detail={detail} />}
      {tab === 'rendered' && (
        <VersionRendering
          name={name}
          detail={detail}
          values={values}
          onChange={setValues}
          onOpen={open}
        />
      )}
      {tab === 'files' && (
        <VersionFiles
          name={name}
          detail={detail}
          problems={withOpened(problems, opened)}
          opened={opened}
        />
      )}
    </>
  );
}

/** What a rendering found is no problem of the version's own. */
function withOpened(problems: Problem[], opened?: Problem): Problem[] {
  const isKnown = problems.some(
    ({ file, line, message }) =>
      file === opened?.file &&
      line === opened?.line &&
      message === opened?.message,
  );
  return opened && !isKnown ? [...problems, opened] : problems;
}

function FormPreview(props: { detail: TemplateVersionDetail }) {
  const { detail } = props;
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [spec, setSpec] = useState({});
  const [secrets, setSecrets] = useState({});
  const hasSchema =
    detail.environmentInput ?? detail.serviceInput ?? detail.pipelineInput;
  if (!hasSchema) {
    return <EmptyNotice title={t('version.noForm')} />;
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('version.formHelp')}
      </Typography>
      <SpecForm
        detail={detail}
        value={spec}
        secrets={secrets}
        onChange={(value, given) => {
          setSpec(value);
          setSecrets(given);
        }}
      />
    </>
  );
}
