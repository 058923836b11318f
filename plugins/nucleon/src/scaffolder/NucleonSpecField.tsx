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
import { useEffect, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FieldExtensionComponentProps,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import { TemplateKind } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import {
  NucleonSpecValue,
  SecretValues,
  SpecForm,
  validateSpec,
} from '../forms';
import { OwnerLink, parseName } from '../targets';
import { VersionSelect } from '../templates/VersionSelect';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LiveView, Notice } from '../view';
import { readSecrets, writeSecrets } from './taskSecrets';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  }),
  { name: 'NucleonSpecField' },
);

/**
 * Options of the field `NucleonSpec`: the template that it draws.
 *
 * @public
 */
export type NucleonSpecUiOptions = {
  kind: TemplateKind;
  /** `namespace/name`, or `name` in the default namespace. */
  template: string;
};

/** @public */
export type NucleonSpecFieldProps = FieldExtensionComponentProps<
  NucleonSpecValue,
  NucleonSpecUiOptions
>;

/**
 * Draws everything that depends on a template's version: version, inputs,
 * instances, pipeline and repository.
 *
 * @public
 */
export function NucleonSpecField(props: NucleonSpecFieldProps) {
  const { formData, uiSchema, rawErrors, onChange } = props;
  const options = uiSchema?.['ui:options'];
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const api = useApi(nucleonApiRef);
  const { secrets: taskSecrets, setSecrets } = useTemplateSecrets();
  const value = useMemo(() => formData ?? {}, [formData]);
  const secrets = useMemo(() => readSecrets(taskSecrets), [taskSecrets]);
  const kind = options?.kind ?? 'service';
  const reference = options?.template ?? '';

  const template = useLive(
    async signal => {
      const name = { kind, ...parseName(reference) };
      const [found, versions] = await Promise.all([
        api.getTemplate(name, { signal }),
        api.listTemplateVersions(name, { signal }),
      ]);
      return {
        ...found,
        versions: versions.items.filter(({ status }) => status === 'PUBLISHED'),
      };
    },
    [api, kind, reference],
    { subjects: ['template'] },
  );
  const recommended = template.value?.recommendedVersion;
  const version = value.version ?? recommended;
  const detail = useLive(
    async signal =>
      version === undefined
        ? undefined
        : api.getTemplateVersion({ kind, ...parseName(reference) }, version, {
            signal,
          }),
    [api, kind, reference, version],
  );

  useEffect(() => {
    if (value.version === undefined && recommended !== undefined) {
      onChange({ ...value, version: recommended });
    }
  }, [value, recommended, onChange]);

  const change = (changed: NucleonSpecValue, given: SecretValues) => {
    setSecrets(writeSecrets(given));
    const broken = detail.value
      ? validateSpec({ detail: detail.value, value: changed, secrets: given })
      : [];
    const usable = Object.keys(given).filter(
      path => !broken.some(problem => problem.path === path),
    );
    onChange({ ...changed, secrets: usable.length ? usable : undefined });
  };

  return (
    <LiveView state={template}>
      {({ versions, owner, displayName, name }) =>
        versions.length === 0 ? (
          <EmptyNotice title={t('spec.nothingPublished.title')}>
            {t('spec.nothingPublished.text', { name: displayName ?? name })}{' '}
            {owner && <OwnerLink owner={owner} />}
          </EmptyNotice>
        ) : (
          <div className={classes.root}>
            <VersionSelect
              versions={versions}
              value={version}
              onChange={chosen =>
                change({ ...value, version: chosen }, secrets)
              }
            />
            {recommended && version && recommended !== version && (
              <Notice
                tone="info"
                action={
                  <Button
                    size="small"
                    onClick={() =>
                      change({ ...value, version: recommended }, secrets)
                    }
                  >
                    {t('spec.useRecommended', { version: recommended })}
                  </Button>
                }
              >
                {t('spec.otherVersion', { version, recommended })}
              </Notice>
            )}
            <LiveView state={detail}>
              {found =>
                found && (
                  <SpecForm
                    detail={found}
                    value={value}
                    secrets={secrets}
                    onChange={change}
                    showsMissing={(rawErrors ?? []).length > 0}
                  />
                )
              }
            </LiveView>
          </div>
        )
      }
    </LiveView>
  );
}
