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
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Container from '@material-ui/core/Container';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { personas } from './personas';

const STORAGE_KEY = 'nucleon.persona';

const useStyles = makeStyles(theme => ({
  root: {
    minHeight: '100vh',
    paddingTop: theme.spacing(8),
    paddingBottom: theme.spacing(8),
    backgroundColor: theme.palette.background.default,
  },
  intro: { marginBottom: theme.spacing(4) },
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  grow: { flexGrow: 1 },
}));

/** Signing out forgets the person, so that another one can be chosen. */
function withForgetting(identityApi: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identityApi.getProfileInfo(),
    getBackstageIdentity: () => identityApi.getBackstageIdentity(),
    getCredentials: () => identityApi.getCredentials(),
    signOut: async () => {
      window.localStorage.removeItem(STORAGE_KEY);
      await identityApi.signOut();
      window.location.assign('/');
    },
  };
}

export function PersonaSignInPage(props: SignInPageProps) {
  const classes = useStyles();
  const [provider, setProvider] = useState(
    () => window.localStorage.getItem(STORAGE_KEY) ?? undefined,
  );

  if (personas.some(persona => persona.provider === provider)) {
    return (
      <ProxiedSignInPage
        provider={provider!}
        onSignInSuccess={identityApi =>
          props.onSignInSuccess(withForgetting(identityApi))
        }
      />
    );
  }

  function choose(id: string) {
    window.localStorage.setItem(STORAGE_KEY, id);
    setProvider(id);
  }

  return (
    <div className={classes.root}>
      <Container maxWidth="md">
        <div className={classes.intro}>
          <Typography variant="h2" component="h1" gutterBottom>
            Nucleon
          </Typography>
          <Typography variant="body1">
            An example portal on simulated AWS. Choose who you are; you can
            change it by signing out in the settings.
          </Typography>
        </div>
        <Grid container spacing={3}>
          {personas.map(persona => (
            <Grid item xs={12} sm={4} key={persona.provider}>
              <Card className={classes.card}>
                <CardContent className={classes.grow}>
                  <Typography variant="overline">{persona.role}</Typography>
                  <Typography variant="h5" component="h2" gutterBottom>
                    {persona.name}
                  </Typography>
                  <Typography variant="body2" color="textSecondary">
                    {persona.text}
                  </Typography>
                </CardContent>
                <CardActions>
                  <Button
                    color="primary"
                    onClick={() => choose(persona.provider)}
                  >
                    Sign in as {persona.role.toLowerCase()}
                  </Button>
                </CardActions>
              </Card>
            </Grid>
          ))}
        </Grid>
      </Container>
    </div>
  );
}
