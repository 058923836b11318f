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
import { makeStyles } from '@material-ui/core/styles';
import { Problem } from '@nucleon/plugin-nucleon-common';
import { Notice } from '../view';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
    place: { fontFamily: 'monospace', fontSize: '0.9em' },
    root: { marginBottom: theme.spacing(2) },
  }),
  { name: 'NucleonProblemList' },
);

/** @internal */
export type ProblemListProps = {
  title: string;
  tone: 'error' | 'warning';
  problems: Problem[];
};

/**
 * Every problem of a bundle, with file and line.
 *
 * @internal
 */
export function ProblemList(props: ProblemListProps) {
  const { title, tone, problems } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Notice tone={tone} title={title}>
        <ul className={classes.list}>
          {problems.map((problem, index) => (
            <li key={index}>
              {problem.file && (
                <>
                  <span className={classes.place}>
                    {[problem.file, problem.line, problem.column]
                      .filter(part => part !== undefined)
                      .join(':')}
                  </span>
                  {' – '}
                </>
              )}
              {problem.message}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
