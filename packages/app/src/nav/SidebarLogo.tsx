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

import { Link, useSidebarOpenState } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 72,
    paddingLeft: theme.spacing(2.5),
    gap: theme.spacing(1.5),
    color: theme.palette.navigation.selectedColor,
    '&:hover': { textDecoration: 'none' },
  },
  mark: { width: 32, height: 32, flexShrink: 0 },
}));

/** An atom: a nucleus and two orbits. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={classes.root}
      aria-label="Nucleon home"
    >
      <svg viewBox="0 0 32 32" className={classes.mark} aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="1.8">
          <ellipse
            cx="16"
            cy="16"
            rx="14"
            ry="5.5"
            transform="rotate(35 16 16)"
          />
          <ellipse
            cx="16"
            cy="16"
            rx="14"
            ry="5.5"
            transform="rotate(-35 16 16)"
          />
        </g>
        <circle cx="16" cy="16" r="3.6" fill="currentColor" />
      </svg>
      {isOpen && <Typography variant="h5">Nucleon</Typography>}
    </Link>
  );
}
