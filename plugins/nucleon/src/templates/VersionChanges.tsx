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
import Typography from '@material-ui/core/Typography';
import {
  TemplateName,
  TemplateVersion,
  TemplateVersionDetail,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { InputChanges } from '../deploy/InputChanges';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView } from '../view';
import { FileChanges } from './FileChanges';
import { PreviewValues } from './previewValues';
import { RenderedChanges } from './RenderedChanges';
import { VersionSelect } from './VersionSelect';

const useStyles = makeStyles(
  theme => ({
    select: { maxWidth: 320, marginBottom: theme.spacing(3) },
    part: { marginBottom: theme.spacing(3) },
  }),
  { name: 'NucleonVersionChanges' },
);

/** @internal */
export type VersionChangesProps = {
  name: TemplateName;
  detail: TemplateVersionDetail;
  /** All versions of the template. */
  versions: TemplateVersion[];
  /** What both versions are rendered with. */
  values: PreviewValues;
  onChooseInputs: () => void;
};

/**
 * What differs between a version and another one, by default the one before it:
 * inputs, files, and what they become.
 *
 * @internal
 */
export function VersionChanges(props: VersionChangesProps) {
  const { name, detail, versions, values, onChooseInputs } = props;
  const { version } = detail;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [chosen, setChosen] = useState<string>();
  const changes = useLive(
    signal =>
      api.getTemplateVersionChanges(
        name,
        version,
        { from: chosen },
        { signal },
      ),
    [api, JSON.stringify(name), version, chosen],
  );
  const others = versions.filter(
    other =>
      other.version !== version &&
      (other.status === 'DRAFT' || other.status === 'PUBLISHED'),
  );
  return (
    <>
      {others.length > 0 && (
        <div className={classes.select}>
          <VersionSelect
            label={t('changes.comparedWith')}
            versions={others}
            value={chosen ?? changes.value?.from}
            onChange={setChosen}
          />
        </div>
      )}
      <LiveView state={changes}>
        {({ from, inputs, files }) =>
          from === undefined ? (
            <EmptyNotice title={t('changes.first')} />
          ) : (
            <>
              <Typography variant="subtitle2" gutterBottom>
                {t('changes.inputs', { from })}
              </Typography>
              <div className={classes.part}>
                {inputs.length ? (
                  <InputChanges changes={inputs} />
                ) : (
                  <Typography variant="body2" color="textSecondary">
                    {t('inputChange.none')}
                  </Typography>
                )}
              </div>
              <Typography variant="subtitle2" gutterBottom>
                {t('changes.files', { from })}
              </Typography>
              <div className={classes.part}>
                <FileChanges files={files} none={t('changes.noFiles')} />
              </div>
              <Typography variant="subtitle2" gutterBottom>
                {t('changes.rendered', { from })}
              </Typography>
              <RenderedChanges
                name={name}
                detail={detail}
                from={from}
                values={values}
                onChooseInputs={onChooseInputs}
              />
            </>
          )
        }
      </LiveView>
    </>
  );
}
