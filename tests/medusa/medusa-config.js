'use strict';

// A Medusa as a shop gets it, without the dashboard and without Redis. Its database and its pictures are the caller's.
const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.STORE_DATABASE,
    databaseDriverOptions: { ssl: false, connection: { ssl: false } },
    http: {
      storeCors: '*',
      adminCors: '*',
      authCors: '*',
      jwtSecret: 'for tests only',
      cookieSecret: 'for tests only',
    },
  },
  modules: [
    {
      resolve: '@medusajs/medusa/file',
      options: {
        providers: [
          {
            resolve: '@medusajs/medusa/file-local',
            id: 'local',
            options: {
              upload_dir: process.env.STORE_PICTURES,
              private_upload_dir: process.env.STORE_PICTURES,
              backend_url: 'http://pictures.invalid/static',
            },
          },
        ],
      },
    },
  ],
});
