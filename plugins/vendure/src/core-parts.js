'use strict';

// Vendure does not pass on the parts of NestJS that a resolver needs. They are taken from where Vendure
// itself finds them, so that there is only one copy whatever the shop's package manager hoisted.
const { createRequire } = require('node:module');

const fromCore = createRequire(require.resolve('@vendure/core'));
const { Args, Mutation, Query, ResolveField, Resolver } = fromCore('@nestjs/graphql');
const { parse } = fromCore('graphql');

/** Names the classes that Nest passes to a constructor: what a decorator would do in TypeScript. */
function inject(target, ...types) {
  Reflect.defineMetadata('design:paramtypes', types, target);
}

/** Makes `name` a field of the API: gets the request's context and the arguments. */
function resolver(target, name, ...decorators) {
  const { Ctx, RequestContext } = require('@vendure/core');
  const { prototype } = target;
  Ctx()(prototype, name, 0);
  Args()(prototype, name, 1);
  Reflect.defineMetadata('design:paramtypes', [RequestContext, Object], prototype, name);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  for (const decorate of decorators) decorate(prototype, name, descriptor);
}

module.exports = { Mutation, Query, ResolveField, Resolver, inject, parse, resolver };
