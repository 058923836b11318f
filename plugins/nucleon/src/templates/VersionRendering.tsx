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
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Problem,
  TemplateName,
  TemplateVersionDetail,
  TemplateVersionRendering,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { InputsForm } from '../forms';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, FileViewer, LiveView } from '../view';
import { ProblemList } from './ProblemList';
import {
  PreviewValues,
  getPreviewSchema,
  isPreviewComplete,
  toRenderRequest,
} from './previewValues';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(240px, 360px) minmax(0, 1fr)',
      gap: theme.spacing(3),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    pipeline: { margin: theme.spacing(3, 0, 1) },
    button: { marginTop: theme.spacing(2) },
    rendered: { minWidth: 0 },
    placeholders: { marginTop: theme.spacing(2) },
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'NucleonVersionRendering' },
);

/** @internal */
export type VersionRenderingProps = {
  name: TemplateName;
  detail: TemplateVersionDetail;
  values: PreviewValues;
  onChange: (values: PreviewValues) => void;
  /** Shows where in the bundle a problem is. */
  onOpen: (problem: Problem) => void;
};

/**
 * What a version makes of inputs, before anything is deployed.
 *
 * @internal
 */
export function VersionRendering(props: VersionRenderingProps) {
  const { name, detail, values, onChange, onOpen } = props;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  // At first only what can be rendered; then whatever is asked for.
  const [asked, setAsked] = useState(() =>
    isPreviewComplete(detail, values) ? values : undefined,
  );
  const rendering = useLive(
    async signal =>
      asked &&
      api.renderTemplateVersion(
        name,
        detail.version,
        toRenderRequest(detail, asked),
        { signal },
      ),
    [api, JSON.stringify(name), detail.version, asked],
  );
  const { hasPipeline, pipelineInput } = detail;
  return (
    <div className={classes.root}>
      <div>
        <InputsForm
          id="rendering"
          schema={getPreviewSchema(detail)}
          value={values.inputs}
          secrets={values.secrets}
          showsMissing={asked !== undefined}
          onChange={(inputs, secrets) =>
            onChange({ ...values, inputs, secrets })
          }
        />
        {hasPipeline && (
          <>
            <Typography
              variant="h6"
              component="h3"
              className={classes.pipeline}
            >
              {t('form.pipeline')}
            </Typography>
            <InputsForm
              id="rendering-pipeline"
              schema={pipelineInput}
              value={values.pipelineInputs}
              secrets={values.pipelineSecrets}
              showsMissing={asked !== undefined}
              onChange={(pipelineInputs, pipelineSecrets) =>
                onChange({ ...values, pipelineInputs, pipelineSecrets })
              }
            />
          </>
        )}
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          onClick={() => setAsked({ ...values })}
        >
          {t('rendering.button')}
        </Button>
      </div>
      <div className={classes.rendered}>
        {asked ? (
          <LiveView state={rendering}>
            {value => value && <Rendered rendering={value} onOpen={onOpen} />}
          </LiveView>
        ) : (
          <EmptyNotice title={t('rendering.incomplete.title')}>
            {t('rendering.incomplete.text')}
          </EmptyNotice>
        )}
      </div>
    </div>
  );
}

function Rendered(props: {
  rendering: TemplateVersionRendering;
  onOpen: (problem: Problem) => void;
}) {
  const { rendering, onOpen } = props;
  const { files, placeholders, problems } = rendering;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <>
      {problems.length > 0 && (
        <ProblemList
          title={t('rendering.failed')}
          tone="error"
          problems={problems}
          onOpen={onOpen}
        />
      )}
      <FileViewer files={files} />
      {placeholders.length > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.placeholders}
        >
          {t('rendering.placeholders')}{' '}
          <span className={classes.path}>{placeholders.join(', ')}</span>
        </Typography>
      )}
    </>
  );
}
