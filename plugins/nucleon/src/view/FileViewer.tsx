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
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { CodeBlock } from './CodeBlock';

const useStyles = makeStyles(
  theme => ({
    tabs: { minHeight: 36, marginBottom: theme.spacing(1) },
    tab: {
      minHeight: 36,
      padding: theme.spacing(0.5, 2),
      textTransform: 'none',
      fontFamily: 'monospace',
      fontWeight: 400,
      maxWidth: 'none',
    },
  }),
  { name: 'NucleonFileViewer' },
);

/** @internal */
export type FileViewerProps = { files: { path: string; content: string }[] };

/**
 * Files, one of which is shown.
 *
 * @internal
 */
export function FileViewer(props: FileViewerProps) {
  const { files } = props;
  const classes = useStyles();
  const [path, setPath] = useState(files[0]?.path);
  const shown = files.find(file => file.path === path) ?? files[0];
  if (!shown) {
    return null;
  }
  return (
    <>
      {files.length > 1 && (
        <Tabs
          className={classes.tabs}
          variant="scrollable"
          value={shown.path}
          onChange={(_, chosen) => setPath(chosen)}
        >
          {files.map(file => (
            <Tab
              key={file.path}
              className={classes.tab}
              value={file.path}
              label={file.path}
            />
          ))}
        </Tabs>
      )}
      <CodeBlock path={shown.path} text={shown.content} />
    </>
  );
}
