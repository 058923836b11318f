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

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      color: theme.palette.text.primary,
      minWidth: 0,
    },
  }),
  { name: 'NucleonBody' },
);

/** @internal */
export type BodyProps = { children: ReactNode };

/**
 * Gives everything inside the theme's own type: host pages may set another.
 *
 * @internal
 */
export function Body(props: BodyProps) {
  const classes = useStyles();
  return <div className={classes.root}>{props.children}</div>;
}
