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
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { makeStyles } from '@material-ui/core/styles';
import { TemplateVersionChanges } from '@nucleon/plugin-nucleon-common';
import { nucleonTranslationRef } from '../translation';
import { LineDiff } from '../view';

const useStyles = makeStyles(
  theme => ({
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    change: {
      color: theme.palette.text.secondary,
      marginLeft: theme.spacing(1),
    },
    details: { display: 'block', minWidth: 0 },
  }),
  { name: 'NucleonFileChanges' },
);

/** @internal */
export type FileChangesProps = {
  files: TemplateVersionChanges['files'];
  /** What to say where there are none. */
  none: string;
};

/**
 * Files that differ, the first one open.
 *
 * @internal
 */
export function FileChanges(props: FileChangesProps) {
  const { files, none } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!files.length) {
    return (
      <Typography variant="body2" color="textSecondary">
        {none}
      </Typography>
    );
  }
  return (
    <>
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
  );
}
