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
import { useEffect, useMemo, useState } from 'react';
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
  AsideValues,
  NucleonSpecValue,
  SecretValues,
  SpecForm,
  fitSpec,
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
  const [aside, setAside] = useState<AsideValues>({});

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

  useEffect(() => {
    if (!detail.value) {
      return;
    }
    const fitted = fitSpec({ detail: detail.value, value, secrets, aside });
    setAside(fitted.aside);
    if (fitted.isChanged) {
      change(fitted.value, fitted.secrets);
    }
    // What is entered into the form of a version fits it; only another version
    // may not have it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [detail.value]);

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
            {Object.keys(aside).length > 0 && version && (
              <Notice tone="warning" title={t('spec.dropped.title')}>
                {t('spec.dropped.text', { version, inputs: listInputs(aside) })}
              </Notice>
            )}
            <LiveView state={detail}>
              {found =>
                found && (
                  <SpecForm
                    detail={found}
                    value={value}
                    secrets={secrets}
                    onChange={(changed, given) => {
                      setAside(forget(aside, value, changed));
                      change(changed, given);
                    }}
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

/** The names of inputs, each once however many instances had it. */
function listInputs(aside: AsideValues): string {
  const names = Object.keys(aside).map(path =>
    path.replace(/^(instances\.\d+\.)?(inputs|pipeline)\./, ''),
  );
  return [...new Set(names)].join(', ');
}

/** Where an instance is removed, others take its number. */
function forget(
  aside: AsideValues,
  before: NucleonSpecValue,
  after: NucleonSpecValue,
): AsideValues {
  const count = (value: NucleonSpecValue) => value.instances?.length ?? 0;
  return count(after) >= count(before)
    ? aside
    : Object.fromEntries(
        Object.entries(aside).filter(
          ([path]) => !path.startsWith('instances.'),
        ),
      );
}
