'use strict';

// Pictures lie where the caller wants them and not in this folder.
const { defineMiddlewares } = require('@medusajs/framework/http');
const express = require('express');

module.exports = {
  default: defineMiddlewares({
    routes: [
      {
        matcher: '/static/*',
        methods: ['GET'],
        middlewares: [
          (request, response, next) => {
            request.url = request.originalUrl.replace(/^\/static/, '');
            express.static(process.env.STORE_PICTURES)(request, response, next);
          },
        ],
      },
    ],
  }),
};
