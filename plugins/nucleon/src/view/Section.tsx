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
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(3), minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    title: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    paper: { padding: theme.spacing(2), minWidth: 0 },
  }),
  { name: 'NucleonSection' },
);

/** @internal */
export type SectionProps = {
  title: ReactNode;
  actions?: ReactNode;
  /** Whether the content stands on paper of its own. */
  isFramed?: boolean;
  /** Whether it is a part of something small, such as a dialog. */
  isSmall?: boolean;
  children: ReactNode;
};

/**
 * A titled part of a page.
 *
 * @internal
 */
export function Section(props: SectionProps) {
  const { title, actions, isFramed, isSmall, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root}>
      <div className={classes.head}>
        <Typography
          variant={isSmall ? 'h6' : 'h5'}
          component="h2"
          className={classes.title}
        >
          {title}
        </Typography>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {isFramed ? (
        <Paper variant="outlined" className={classes.paper}>
          {children}
        </Paper>
      ) : (
        children
      )}
    </section>
  );
}
