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
import { CodeSnippet } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { LineMark, MarkedCode } from './MarkedCode';

const useStyles = makeStyles(
  theme => ({
    root: {
      maxHeight: 480,
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: '0.8rem',
      // The highlighter's own box scrolls sideways; this one scrolls both ways.
      '& pre': { margin: 0, minHeight: '100%' },
    },
  }),
  { name: 'NucleonCodeBlock' },
);

const languages: Record<string, string> = {
  json: 'json',
  md: 'markdown',
  py: 'python',
  sh: 'bash',
  tf: 'hcl',
  yaml: 'yaml',
  yml: 'yaml',
};

/** @internal */
export type CodeBlockProps = {
  path?: string;
  text: string;
  /** What is said about its lines. */
  marks?: LineMark[];
  /** The marked line to show first. */
  line?: number;
};

/**
 * The text of a file, coloured by its name.
 *
 * @internal
 */
export function CodeBlock(props: CodeBlockProps) {
  const { path = '', text, marks, line } = props;
  const classes = useStyles();
  const language = languages[path.split('.').pop() ?? ''] ?? 'text';
  if (marks?.length) {
    return (
      <MarkedCode text={text} language={language} marks={marks} line={line} />
    );
  }
  return (
    <div className={classes.root}>
      <CodeSnippet
        text={text}
        language={language}
        showLineNumbers
        showCopyCodeButton
      />
    </div>
  );
}
