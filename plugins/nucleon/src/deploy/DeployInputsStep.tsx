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
import { useCallback, useState } from 'react';
import { NotFoundError } from '@backstage/errors';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import {
  DeployRequest,
  NucleonApi,
  Target,
  TemplateVersion,
  UpgradePreview,
  parseVersion,
} from '@nucleon/plugin-nucleon-common';
import { getErrorMessage, isErrorOf, nucleonApiRef, useLive } from '../api';
import {
  InputSchema,
  InputValues,
  InputsForm,
  SecretValues,
  dropUnknown,
  hasInputs,
  mergeSecrets,
  splitSecrets,
  validateInputs,
} from '../forms';
import {
  TargetDetail,
  deployTarget,
  formatTarget,
  getTarget,
  getTargetUpgrade,
} from '../targets';
import { VersionSelect } from '../templates/VersionSelect';
import { nucleonTranslationRef } from '../translation';
import { Body, LiveView, Notice, Section, useSubmit } from '../view';
import { ChangedMeanwhile, Meanwhile } from './ChangedMeanwhile';
import type { PreparedDeployment } from './DeployDialog';
import { InputChanges } from './InputChanges';
import {
  getRequestInputs,
  getStartValues,
  keepsSecret,
  onlyMissing,
} from './deployInputs';
import { rebaseInputs } from './rebaseInputs';

const useStyles = makeStyles(
  theme => ({
    parts: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      marginBottom: theme.spacing(2),
    },
    hidden: { display: 'none' },
  }),
  { name: 'NucleonDeployInputsStep' },
);

/** @internal */
export type DeployInputsStepProps = {
  target: Target;
  purpose: 'upgrade' | 'edit';
  isHidden: boolean;
  onPrepared: (prepared: PreparedDeployment) => void;
  onClose: () => void;
};

/**
 * Asks for version and inputs, and has a plan made of them.
 *
 * @internal
 */
export function DeployInputsStep(props: DeployInputsStepProps) {
  const { target, purpose, isHidden, onPrepared, onClose } = props;
  const api = useApi(nucleonApiRef);
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [chosen, setChosen] = useState<string>();

  // Read together, the target first: inputs may be newer than the revision that
  // is sent with them, which is refused, but never older.
  const found = useLive(async () => {
    const detail = await getTarget(api, target);
    if (!detail) {
      throw new NotFoundError(t('view.gone', { name: formatTarget(target) }));
    }
    return readVersions(api, detail, { target, purpose, chosen });
  }, [api, JSON.stringify(target), purpose, chosen]);
  return (
    <LiveView state={found}>
      {value => (
        <PreviewForm
          key={chosen}
          target={target}
          detail={value.detail}
          versions={value.versions}
          purpose={purpose}
          preview={value.preview}
          isHidden={isHidden}
          onChoose={setChosen}
          onPrepared={onPrepared}
          onClose={onClose}
          onStale={found.refresh}
        />
      )}
    </LiveView>
  );
}

async function readVersions(
  api: NucleonApi,
  detail: TargetDetail,
  options: {
    target: Target;
    purpose: 'upgrade' | 'edit';
    chosen: string | undefined;
  },
) {
  const { target, purpose, chosen } = options;
  const all = await api.listTemplateVersions(detail.template);
  const standing = detail.version ?? (await readAttempted(api, detail));
  const current = standing && parseVersion(standing);
  const versions = all.items.filter(
    ({ status, majorVersion, version }) =>
      (status === 'PUBLISHED' || version === standing) &&
      (!current || Number(majorVersion) >= current.major),
  );
  const version =
    chosen ??
    (purpose === 'edit' ? standing : undefined) ??
    pickVersion(detail, versions);
  return {
    detail,
    versions,
    preview: await getTargetUpgrade(api, target, version),
  };
}

/** The version of what never succeeded is that of the last attempt. */
async function readAttempted(
  api: NucleonApi,
  detail: TargetDetail,
): Promise<string | undefined> {
  const { lastAttemptedDeploymentId: id } = detail;
  return id && (await api.getDeployment(id)).version;
}

/** The recommended version; where that is deployed, the current one again. */
function pickVersion(
  detail: TargetDetail | undefined,
  versions: TemplateVersion[],
): string | undefined {
  return (
    versions.find(({ isRecommended }) => isRecommended)?.version ??
    detail?.recommendedVersion ??
    detail?.version
  );
}

function PreviewForm(props: {
  target: Target;
  detail: TargetDetail;
  versions: TemplateVersion[];
  purpose: 'upgrade' | 'edit';
  preview: UpgradePreview;
  isHidden: boolean;
  onChoose: (version: string) => void;
  onPrepared: (prepared: PreparedDeployment) => void;
  onClose: () => void;
  onStale: () => void;
}) {
  const { target, detail, versions, purpose, preview, isHidden } = props;
  const { onChoose, onPrepared, onClose, onStale } = props;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [seen, setSeen] = useState(preview);
  const [value, setValue] = useState<InputValues>(() =>
    getStartValues(preview),
  );
  const [secrets, setSecrets] = useState<SecretValues>({});
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const [isTouched, setTouched] = useState(false);
  const [showsAll, setShowsAll] = useState(purpose === 'edit');
  const [showsMissing, setShowsMissing] = useState(false);

  const schema = preview.schema as InputSchema | undefined;
  if (seen !== preview) {
    const { rebased, dropped } = rebaseOn(seen, preview, { value, secrets });
    setSeen(preview);
    setValue(rebased.value);
    setSecrets(rebased.secrets);
    setMeanwhile({
      differences: rebased.differences,
      lostInputs: [...rebased.lostSecrets, ...dropped],
      version:
        seen.fromVersion === preview.fromVersion
          ? undefined
          : preview.fromVersion,
    });
  }
  const asked = showsAll ? schema : onlyMissing(preview);
  const keepsSecrets = useCallback(
    (path: string) => keepsSecret(preview, value, path),
    [preview, value],
  );
  const problems = validateInputs({ schema, value, secrets, keepsSecrets });
  const isNew = detail.version === undefined;
  const { run, isSubmitting, error, clearError } = useSubmit(async () => {
    if (problems.length) {
      setShowsMissing(true);
      setShowsAll(showsAll || problems.some(isHiddenIn(asked)));
      return;
    }
    const isChanged =
      isTouched || preview.inputs.some(({ change }) => change === 'removed');
    const request: DeployRequest = {
      mode: getMode(preview),
      intent: 'apply',
      ...(preview.toVersion === preview.fromVersion
        ? {}
        : { version: preview.toVersion }),
      ...(isChanged
        ? { inputs: getRequestInputs({ preview, value, secrets }) }
        : {}),
      revision: detail.revision,
    };
    const plan = await deployTarget(api, target, {
      ...request,
      intent: 'plan',
    });
    onPrepared({ request, planId: plan.id });
  });
  const isStale = isErrorOf('ConflictError', error);
  return (
    <>
      <DialogContent className={isHidden ? classes.hidden : undefined}>
        <Body>
          <div className={classes.parts}>
            {(purpose === 'upgrade' || isNew) && (
              <VersionSelect
                label={t(isNew ? 'deploy.triedVersion' : 'deploy.toVersion', {
                  version: preview.fromVersion,
                })}
                versions={versions}
                value={preview.toVersion}
                onChange={onChoose}
              />
            )}
            {preview.problems.map(problem => (
              <Notice key={problem} tone="error">
                {problem}
              </Notice>
            ))}
          </div>
          {(purpose === 'upgrade' ||
            preview.fromVersion !== preview.toVersion) && (
            <Section isSmall title={t('inputChange.title')}>
              {preview.inputs.length ? (
                <InputChanges changes={preview.inputs} />
              ) : (
                <Typography variant="body2" color="textSecondary">
                  {t('inputChange.none')}
                </Typography>
              )}
            </Section>
          )}
          <Section
            isSmall
            title={showsAll ? t('deploy.inputs') : t('deploy.missingInputs')}
            actions={
              purpose === 'upgrade' &&
              hasInputs(schema) && (
                <Button size="small" onClick={() => setShowsAll(!showsAll)}>
                  {showsAll ? t('deploy.showMissing') : t('deploy.showAll')}
                </Button>
              )
            }
          >
            {!showsAll && !hasInputs(asked) ? (
              <Typography variant="body2" color="textSecondary">
                {t('deploy.nothingMissing')}
              </Typography>
            ) : (
              <InputsForm
                id="deploy"
                schema={asked}
                value={value}
                secrets={secrets}
                keepsSecrets={keepsSecrets}
                showsMissing={showsMissing}
                onChange={(changed, given) => {
                  // A part of the form knows only the secrets in it.
                  const split = splitSecrets(
                    schema ?? {},
                    mergeSecrets(changed, given),
                    changed,
                  );
                  setValue(split.value);
                  setSecrets(split.secrets);
                  setTouched(true);
                }}
              />
            )}
          </Section>
          {showsMissing && problems.length > 0 && (
            <Notice tone="warning">
              {t('deploy.problems', { count: problems.length })}
            </Notice>
          )}
          {meanwhile && !isStale && (
            <ChangedMeanwhile meanwhile={meanwhile} schema={schema} />
          )}
          {isStale && (
            <Notice
              tone="warning"
              title={t('deploy.stale')}
              action={
                <Button
                  size="small"
                  onClick={() => {
                    clearError();
                    onStale();
                  }}
                >
                  {t('deploy.lookAgain')}
                </Button>
              }
            >
              {error && getErrorMessage(error)}
            </Notice>
          )}
          {error && !isStale && (
            <ResponseErrorPanel error={error} defaultExpanded />
          )}
        </Body>
      </DialogContent>
      {!isHidden && (
        <DialogActions>
          <Button onClick={onClose}>{t('confirm.back')}</Button>
          <Button
            variant="contained"
            color="primary"
            disabled={isSubmitting || preview.problems.length > 0}
            onClick={() => run()}
          >
            {t('deploy.plan')}
          </Button>
        </DialogActions>
      )}
    </>
  );
}

/** What was entered for an earlier preview, put onto what stands by now. */
function rebaseOn(
  seen: UpgradePreview,
  preview: UpgradePreview,
  entered: { value: InputValues; secrets: SecretValues },
) {
  const rebased = rebaseInputs({
    before: getStartValues(seen),
    after: getStartValues(preview),
    mine: entered.value,
    secrets: entered.secrets,
  });
  if (seen.toVersion === preview.toVersion) {
    return { rebased, dropped: [] };
  }
  const known = dropUnknown(
    preview.schema as InputSchema | undefined,
    rebased.value,
  );
  return {
    rebased: { ...rebased, value: known.value },
    dropped: known.dropped,
  };
}

function isHiddenIn(shown: InputSchema | undefined) {
  return ({ path }: { path: string }) =>
    !Object.hasOwn(shown?.properties ?? {}, path.split('.')[0]);
}

function getMode(preview: UpgradePreview): DeployRequest['mode'] {
  const { fromVersion, toVersion } = preview;
  if (fromVersion === toVersion) {
    return 'CURRENT_VERSION';
  }
  return parseVersion(fromVersion)?.major === parseVersion(toVersion)?.major
    ? 'MINOR_VERSION'
    : 'MAJOR_VERSION';
}
