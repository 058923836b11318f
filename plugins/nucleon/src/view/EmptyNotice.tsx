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
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(4, 2),
      textAlign: 'center',
      border: `1px dashed ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
    action: { marginTop: theme.spacing(2) },
  }),
  { name: 'NucleonEmptyNotice' },
);

/** @internal */
export type EmptyNoticeProps = {
  title: string;
  /** The next step, in words. */
  children?: ReactNode;
  action?: ReactNode;
};

/**
 * Says that there is nothing, and what to do next.
 *
 * @internal
 */
export function EmptyNotice(props: EmptyNoticeProps) {
  const { title, children, action } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="p" gutterBottom>
        {title}
      </Typography>
      {children && (
        <Typography variant="body2" color="textSecondary" component="div">
          {children}
        </Typography>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
