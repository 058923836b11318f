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
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { makeStyles } from '@material-ui/core/styles';
import { TemplateName } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { InputChanges } from '../deploy/InputChanges';
import { nucleonTranslationRef } from '../translation';
import { EmptyNotice, LineDiff, LiveView } from '../view';

const useStyles = makeStyles(
  theme => ({
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    change: {
      color: theme.palette.text.secondary,
      marginLeft: theme.spacing(1),
    },
    details: { display: 'block', minWidth: 0 },
  }),
  { name: 'NucleonVersionChanges' },
);

/** @internal */
export type VersionChangesProps = { name: TemplateName; version: string };

/**
 * What changed in a version since the one before it: inputs, then files.
 *
 * @internal
 */
export function VersionChanges(props: VersionChangesProps) {
  const { name, version } = props;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const changes = useLive(
    signal => api.getTemplateVersionChanges(name, version, {}, { signal }),
    [api, JSON.stringify(name), version],
  );
  return (
    <LiveView state={changes}>
      {({ from, inputs, files }) =>
        from === undefined ? (
          <EmptyNotice title={t('changes.first')} />
        ) : (
          <>
            <Typography variant="subtitle2" gutterBottom>
              {t('changes.inputs', { from })}
            </Typography>
            {inputs.length ? (
              <InputChanges changes={inputs} />
            ) : (
              <Typography variant="body2" color="textSecondary">
                {t('inputChange.none')}
              </Typography>
            )}
            <Box mt={3} />
            <Typography variant="subtitle2" gutterBottom>
              {t('changes.files', { from })}
            </Typography>
            {files.length === 0 && (
              <Typography variant="body2" color="textSecondary">
                {t('changes.noFiles')}
              </Typography>
            )}
            {files.map((file, index) => (
              <Accordion
                key={file.path}
                variant="outlined"
                defaultExpanded={index === 0}
                TransitionProps={{ unmountOnExit: true }}
              >
                <AccordionSummary expandIcon={<ExpandMoreIcon />}>
                  <span className={classes.path}>{file.path}</span>
                  <span className={classes.change}>
                    {t(`changes.${file.change}`)}
                  </span>
                </AccordionSummary>
                <AccordionDetails className={classes.details}>
                  <LineDiff before={file.before} after={file.after} />
                </AccordionDetails>
              </Accordion>
            ))}
          </>
        )
      }
    </LiveView>
  );
}
