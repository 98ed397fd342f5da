'use strict';

// Vendure does not pass on the parts of NestJS and TypeORM that a plugin needs. They are taken from where Vendure
// itself finds them, so that there is only one copy whatever the shop's package manager hoisted.
const { createRequire } = require('node:module');

const fromCore = createRequire(require.resolve('@vendure/core'));
const { Args, Mutation, Query, ResolveField, Resolver } = fromCore('@nestjs/graphql');
const { Controller, Get, Query: Param, Req, Res, ServiceUnavailableException } = fromCore('@nestjs/common');
const { APP_INTERCEPTOR } = fromCore('@nestjs/core');
const { Column, Entity, In, Index, IsNull, Not, PrimaryColumn, PrimaryGeneratedColumn } = fromCore('typeorm');
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
  decorateMethod(prototype, name, decorators);
}

/** Makes `name` answer GET requests: gets the request's context, its parameters, the request and the reply. */
function route(target, name, path, ...decorators) {
  const { Ctx, RequestContext } = require('@vendure/core');
  const { prototype } = target;
  Ctx()(prototype, name, 0);
  Param()(prototype, name, 1);
  Req()(prototype, name, 2);
  Res()(prototype, name, 3);
  Reflect.defineMetadata('design:paramtypes', [RequestContext, Object, Object, Object], prototype, name);
  decorateMethod(prototype, name, [Get(path), ...decorators]);
}

function decorateMethod(prototype, name, decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  for (const decorate of decorators) decorate(prototype, name, descriptor);
}

/** Makes a class a table; `columns` are decorators by the name of the property. */
function table(target, name, columns) {
  for (const [property, decorators] of Object.entries(columns)) {
    for (const decorate of decorators) decorate(target.prototype, property);
  }
  Entity(name)(target);
}

module.exports = {
  APP_INTERCEPTOR,
  Column,
  Controller,
  In,
  Index,
  IsNull,
  Mutation,
  Not,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Query,
  ResolveField,
  Resolver,
  ServiceUnavailableException,
  inject,
  parse,
  resolver,
  route,
  table,
};
