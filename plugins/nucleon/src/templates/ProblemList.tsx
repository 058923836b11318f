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
import Link from '@material-ui/core/Link';
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
  /** Shows the file of a problem, where that can be shown. */
  onOpen?: (problem: Problem) => void;
};

/**
 * Every problem of a bundle, with file and line.
 *
 * @internal
 */
export function ProblemList(props: ProblemListProps) {
  const { title, tone, problems, onOpen } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Notice tone={tone} title={title}>
        <ul className={classes.list}>
          {problems.map((problem, index) => (
            <li key={index}>
              {problem.file && (
                <>
                  <Place problem={problem} onOpen={onOpen} />
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

function Place(props: {
  problem: Problem;
  onOpen?: (problem: Problem) => void;
}) {
  const { problem, onOpen } = props;
  const classes = useStyles();
  const text = [problem.file, problem.line, problem.column]
    .filter(part => part !== undefined)
    .join(':');
  return onOpen ? (
    <Link
      component="button"
      variant="body2"
      className={classes.place}
      onClick={() => onOpen(problem)}
    >
      {text}
    </Link>
  ) : (
    <span className={classes.place}>{text}</span>
  );
}
