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
import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import {
  Problem,
  TemplateName,
  TemplateVersionDetail,
} from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLive } from '../api';
import { nucleonTranslationRef } from '../translation';
import { CodeBlock, EmptyNotice, LineMark, LiveView } from '../view';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(180px, 280px) minmax(0, 1fr)',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    path: {
      fontFamily: 'monospace',
      fontSize: '0.8rem',
      overflowWrap: 'anywhere',
    },
    content: { minWidth: 0 },
  }),
  { name: 'NucleonVersionFiles' },
);

/** @internal */
export type VersionFilesProps = {
  name: TemplateName;
  detail: TemplateVersionDetail;
  /** What is shown at its line. */
  problems: Problem[];
  /** The problem whose file is shown first. */
  opened?: Problem;
};

/**
 * The files of a version's bundle, with what is wrong at its line.
 *
 * @internal
 */
export function VersionFiles(props: VersionFilesProps) {
  const { name, detail, problems, opened } = props;
  const { files, version } = detail;
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const [chosen, setChosen] = useState<string>();
  // Each click on a problem opens its file, also after another was looked at.
  useEffect(() => setChosen(opened?.file), [opened]);
  const path = chosen ?? files[0]?.path;
  const file = useLive(
    async signal =>
      path === undefined
        ? undefined
        : api.getTemplateVersionFile(name, version, path, { signal }),
    [api, JSON.stringify(name), version, path],
  );
  if (!files.length) {
    return <EmptyNotice title={t('version.noFiles')} />;
  }
  return (
    <div className={classes.root}>
      <List dense disablePadding aria-label={t('version.tab.files')}>
        {files.map(item => (
          <ListItem
            key={item.path}
            button
            selected={item.path === path}
            onClick={() => setChosen(item.path)}
          >
            <ListItemText
              primary={item.path}
              secondary={t('version.fileSize', { size: `${item.size}` })}
              classes={{ primary: classes.path }}
            />
          </ListItem>
        ))}
      </List>
      <div className={classes.content}>
        <LiveView state={file}>
          {value =>
            value && (
              <CodeBlock
                path={value.path}
                text={value.content}
                marks={toMarks(problems, value.path)}
                line={opened?.file === value.path ? opened.line : undefined}
              />
            )
          }
        </LiveView>
      </div>
    </div>
  );
}

/** What has no line is about the whole file, and stands at its first. */
function toMarks(problems: Problem[], path: string): LineMark[] {
  return problems
    .filter(({ file }) => file === path)
    .map(({ line = 1, severity, message }) => ({
      line,
      tone: severity,
      message,
    }));
}
