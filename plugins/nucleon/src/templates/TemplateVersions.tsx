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
import Box from '@material-ui/core/Box';
import { TemplateName } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView, Notice, Section } from '../view';
import { PublishButton } from './PublishButton';
import { TemplateConsumers } from './TemplateConsumers';
import { TemplateSettings } from './TemplateSettings';
import { VersionDetails } from './VersionDetails';
import { VersionTable } from './VersionTable';

/** @internal */
export type TemplateVersionsProps = { name: TemplateName };

/**
 * A template's home: its versions, what changed in them, and who uses them.
 *
 * @internal
 */
export function TemplateVersions(props: TemplateVersionsProps) {
  const { name } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [chosen, setChosen] = useState<string>();
  const template = useLive(
    async signal => {
      const [found, versions] = await Promise.all([
        api.getTemplate(name, { signal }),
        api.listTemplateVersions(name, { signal }),
      ]);
      return { ...found, versions: versions.items };
    },
    [api, JSON.stringify(name)],
    {
      subjects: ['template', 'deployment'],
      isMoving: ({ sync, versions }) =>
        sync?.status === 'IN_PROGRESS' ||
        versions.some(({ status }) => status === 'REGISTRATION_IN_PROGRESS'),
    },
  );
  return (
    <LiveView state={template}>
      {value => {
        const { versions } = value;
        const draft = versions.find(({ status }) => status === 'DRAFT');
        const shown = chosen ?? versions[0]?.version;
        return (
          <>
            <TemplateSettings template={value} onChanged={template.refresh} />
            <Section title={t('versions.title')}>
              {value.hasDraft && draft && (
                <Box mb={2}>
                  <Notice
                    tone="info"
                    title={t('versions.draft.title', {
                      version: draft.version,
                    })}
                    action={
                      <PublishButton
                        name={name}
                        owner={value.owner}
                        version={draft}
                        onPublished={template.refresh}
                      />
                    }
                  >
                    {draft.missingEngines
                      ? t('publish.missingEngine', {
                          engine: draft.missingEngines.join(', '),
                        })
                      : (draft.description ?? t('versions.draft.text'))}
                  </Notice>
                </Box>
              )}
              {versions.length ? (
                <VersionTable
                  versions={versions}
                  shown={shown}
                  onShow={setChosen}
                />
              ) : (
                <EmptyNotice title={t('versions.none')}>
                  {t('versions.noneText')}
                </EmptyNotice>
              )}
            </Section>
            {shown && (
              <VersionDetails
                key={shown}
                name={name}
                owner={value.owner}
                version={shown}
                versions={versions}
                isOffered={value.hasDraft && draft?.version === shown}
                onChanged={template.refresh}
              />
            )}
            <TemplateConsumers name={name} />
          </>
        );
      }}
    </LiveView>
  );
}
