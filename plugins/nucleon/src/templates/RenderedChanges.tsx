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
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import {
  TemplateName,
  TemplateVersionChanges,
  TemplateVersionDetail,
  TemplateVersionRendering,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView } from '../view';
import { FileChanges } from './FileChanges';
import { ProblemList } from './ProblemList';
import {
  PreviewValues,
  isPreviewComplete,
  toRenderRequest,
} from './previewValues';

/** @internal */
export type RenderedChangesProps = {
  name: TemplateName;
  detail: TemplateVersionDetail;
  /** The version to compare with. */
  from: string;
  values: PreviewValues;
  onChooseInputs: () => void;
};

/**
 * What differs in the renderings of two versions with the same inputs.
 *
 * @internal
 */
export function RenderedChanges(props: RenderedChangesProps) {
  const { name, detail, from, values, onChooseInputs } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const isComplete = isPreviewComplete(detail, values);
  const renderings = useLive(
    async signal => {
      if (!isComplete) {
        return [];
      }
      const render = (version: TemplateVersionDetail) =>
        api.renderTemplateVersion(
          name,
          version.version,
          toRenderRequest(version, values),
          { signal },
        );
      const older = await api.getTemplateVersion(name, from, { signal });
      return Promise.all([render(older), render(detail)]);
    },
    [api, JSON.stringify(name), detail.version, from, values, isComplete],
  );
  const chooseInputs = (
    <Button variant="outlined" size="small" onClick={onChooseInputs}>
      {t('changes.chooseInputs')}
    </Button>
  );
  if (!isComplete) {
    return (
      <EmptyNotice
        title={t('rendering.incomplete.title')}
        action={chooseInputs}
      />
    );
  }
  return (
    <LiveView state={renderings}>
      {([before, after]) => {
        if (!before || !after) {
          return null;
        }
        const failed = [before, after].filter(
          ({ problems }) => problems.length,
        );
        return (
          <>
            {failed.map(({ version, problems }) => (
              <ProblemList
                key={version}
                title={t('changes.renderingFailed', { version })}
                tone="warning"
                problems={problems}
              />
            ))}
            <FileChanges
              files={diffRenderings(before, after)}
              none={t('changes.noRendered')}
            />
            {chooseInputs}
          </>
        );
      }}
    </LiveView>
  );
}

function diffRenderings(
  before: TemplateVersionRendering,
  after: TemplateVersionRendering,
): TemplateVersionChanges['files'] {
  const older = new Map(
    before.files.map(({ path, content }) => [path, content]),
  );
  const newer = new Map(
    after.files.map(({ path, content }) => [path, content]),
  );
  const paths = [...new Set([...older.keys(), ...newer.keys()])].sort();
  return paths.flatMap(path => {
    const [a, b] = [older.get(path), newer.get(path)];
    if (a === b) {
      return [];
    }
    return [{ path, change: getChange(a, b), before: a, after: b }];
  });
}

function getChange(before: string | undefined, after: string | undefined) {
  if (before === undefined) {
    return 'added';
  }
  return after === undefined ? 'removed' : 'modified';
}
