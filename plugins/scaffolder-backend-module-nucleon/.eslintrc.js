const layers = require('../../scripts/eslint/layers');

module.exports = require('../../scripts/eslint/package')(__dirname, {
  rules: {
    'import/no-restricted-paths': layers(__dirname, {
      domain: [],
      actions: ['domain'],
    }),
  },
});
