module.exports = require('../../scripts/eslint/package')(__dirname, {
  overrides: [
    // backend.add takes a module from the default export.
    {
      files: ['src/*/index.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
